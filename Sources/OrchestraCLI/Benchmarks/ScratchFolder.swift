import DurableFiles
import ProgressStore

/// A folder of its own in the folder for temporary files, removed with everything in it by `remove`.
struct ScratchFolder: Sendable {
  let path: String
  private let parent: Directory
  private let name: String
  private let folder: Directory

  /// Makes the folder in `TMPDIR`, or in `/tmp`.
  ///
  /// - Throws: `cannotCreate`.
  static func make(in context: ProgramContext) throws(Failure) -> ScratchFolder {
    let given = context.environment["TMPDIR"] ?? ""
    let parentPath = given.isEmpty ? "/tmp" : given
    do {
      let parent = try Directory.open(parentPath, calls: context.calls)
      // Nobody may have made the folder beforehand, with something in it.
      let noise = try parent.randomBytes(4).map { String($0, radix: 16) }.joined(separator: "-")
      let name = "orchestra-bench-\(context.calls.processIdentifier())-\(noise)"
      let folder = try parent.subdirectory(name, creating: .privateDirectory)
      return ScratchFolder(
        path: ProjectDiscovery.join(parentPath, name), parent: parent, name: name, folder: folder)
    } catch {
      throw Failure(
        .cannotCreate, "Cannot make a scratch folder in '\(parentPath)': \(error.sentence)",
        hint: "Set TMPDIR to a folder that can be written to")
    }
  }

  /// Makes an empty folder inside and returns its path.
  func subfolder(_ name: String) throws(FileError) -> String {
    _ = try folder.subdirectory(name, creating: .privateDirectory)
    return ProjectDiscovery.join(path, name)
  }

  /// The kind of file system below, such as `ext4`; nil when the system does not say.
  var fileSystem: String? { (try? folder.fileSystemKind())?.name }

  /// Removes the folder with everything in it, as far as possible.
  func remove() { Self.remove(name, in: parent) }

  private static func remove(_ name: String, in parent: Directory) {
    if let folder = try? parent.subdirectory(name), let entries = try? folder.entryNames() {
      for entry in entries { remove(entry, in: folder) }
      _ = try? parent.removeDirectory(name)
    } else {
      _ = try? parent.remove(name)
    }
  }
}
