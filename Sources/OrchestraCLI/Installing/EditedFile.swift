import DurableFiles
import Rendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file somewhere that is read, edited and replaced as a whole; a link to it is followed, and stays.
struct EditedFile: Sendable {
  /// As it is named.
  let path: String
  /// Where the bytes are: behind every link.
  let target: String
  /// Nil when there is no file yet.
  let bytes: [UInt8]?
  private let status: FileStatus?
  private let context: ProgramContext

  /// Larger ones are no settings of a person.
  static let largest = 4 << 20
  private static let mostLinks = 16

  /// Reads the file.
  ///
  /// - Throws: `missingInput` for a link that leads nowhere, `inputOutput` for what is no plain file or cannot be read.
  init(_ path: String, in context: ProgramContext) throws(Failure) {
    self.path = path
    self.context = context
    var place = path
    var isLinked = false
    var found: FileStatus?
    for _ in 0..<Self.mostLinks {
      do throws(SystemError) {
        found = try context.calls.status(ofEntry: place, in: AT_FDCWD)
      } catch {
        if error.code != ENOENT, error.code != ENOTDIR { throw Self.failure("read", path, error.reason) }
        found = nil
      }
      guard found?.kind == .symbolicLink else { break }
      isLinked = true
      do throws(SystemError) {
        let next = try context.calls.linkTarget(place, in: AT_FDCWD)
        let folder = ProjectDiscovery.parent(of: place) ?? "/"
        place = next.hasPrefix("/") ? next : ProjectDiscovery.join(folder, next)
      } catch {
        throw Self.failure("read", path, error.reason)
      }
    }
    if isLinked, found == nil {
      throw Failure(
        .missingInput,
        "Cannot edit '\(VisibleText.of(path))': it is a link to '\(VisibleText.of(place))', which is not there",
        hint: "Make that file, or remove the link")
    }
    target = place
    status = found
    guard let found else {
      bytes = nil
      return
    }
    guard found.kind == .regular else {
      throw Self.failure(
        "edit", path, found.kind == .symbolicLink ? "the link leads in a circle" : "it is no plain file")
    }
    do {
      bytes = try PlainFile(place, calls: context.calls).read(maximumBytes: Self.largest)
    } catch {
      throw Self.failure("read", path, error.cause)
    }
  }

  private static func failure(_ verb: String, _ path: String, _ reason: String) -> Failure {
    Failure(.inputOutput, "Cannot \(verb) '\(VisibleText.of(path))': \(reason)")
  }

  /// Whether the path is a link.
  var isLinked: Bool { target != path }

  /// Refuses what its owner did not mean to be written: before anything is shown or asked.
  func refuseReadOnly() throws(Failure) {
    let user = context.calls.effectiveUser()
    if let status {
      // Replacing it would make it ours: with sudo, the user could not read the own settings any more.
      if status.owner != user {
        throw Self.failure("write", path, "it belongs to user \(status.owner), and this is user \(user)")
      }
      if status.mode.rawValue & 0o200 == 0 {
        throw Failure(
          .inputOutput, "Cannot write '\(VisibleText.of(path))': it is read-only",
          hint:
            "'chmod u+w \(VisibleText.of(target.inShell))', or put the entries in by hand: 'orchestra install --print'"
        )
      }
    }
    guard let folder = existingFolder, let status = try? folder.status() else { return }
    if status.owner == user, status.mode.rawValue & 0o200 == 0 {
      throw Failure(
        .inputOutput,
        "Cannot write '\(VisibleText.of(path))': the folder '\(VisibleText.of(folder.path))' is read-only",
        hint: "'chmod u+w \(VisibleText.of(folder.path.inShell))'")
    }
  }

  /// The nearest folder above that is there.
  private var existingFolder: Directory? {
    var place = ProjectDiscovery.parent(of: target)
    while let path = place {
      if let folder = try? Directory.open(path, calls: context.calls) { return folder }
      place = ProjectDiscovery.parent(of: path)
    }
    return nil
  }

  /// Whether the file is still as it was read.
  private func isUnchanged() throws(Failure) -> Bool {
    try EditedFile(path, in: context).bytes == bytes
  }

  /// Puts bytes in the place of the file; nil removes it.
  ///
  /// Folders that are missing are made, for others to enter when others may read the file.
  /// - Returns: The folders that were made, the outermost first.
  /// - Throws: `no` when somebody changed the file meanwhile, `cannotCreate`, `inputOutput`; the file is as it was then.
  func replace(
    by new: [UInt8]?, newMode: FileMode, on machine: DoctorMachine
  ) throws(Failure) -> [String] {
    guard try isUnchanged() else {
      throw Failure(
        .no, "Not written: '\(VisibleText.of(path))' was changed by somebody meanwhile", hint: "Run it again")
    }
    let (parent, name) = Self.parts(of: target)
    do throws(FileError) {
      guard let new else {
        let folder = try Directory.open(parent, calls: context.calls)
        try folder.remove(name)
        try folder.synchronize()
        return []
      }
      let (folder, made) = try Self.folder(parent, isShared: newMode.rawValue & 0o044 != 0, context)
      let mode = status?.mode ?? newMode
      try AtomicReplacement(of: name, in: folder, mode: mode).write(new, synchronizing: true)
      if let status, let written = try folder.status(of: name), written.mode != status.mode {
        // What the umask took away from a file that was more open.
        _ = machine.setMode(target, status.mode)
      }
      try folder.synchronize()
      return made
    } catch {
      throw Failure(
        status == nil && new != nil ? .cannotCreate : .inputOutput,
        "Cannot write '\(VisibleText.of(path))': \(error.cause)")
    }
  }

  private static func parts(of path: String) -> (parent: String, name: String) {
    (ProjectDiscovery.parent(of: path) ?? "/", String(path.split(separator: "/").last ?? ""))
  }

  /// Opens a folder, making it and those above it where they are missing.
  static func folder(
    _ path: String, isShared: Bool, _ context: ProgramContext
  ) throws(FileError) -> (Directory, made: [String]) {
    do { return (try Directory.open(path, calls: context.calls), []) } catch {
      guard error.isAbsence, let parent = ProjectDiscovery.parent(of: path) else { throw error }
      let (folder, made) = try folder(parent, isShared: isShared, context)
      let mode: FileMode = isShared ? .readableDirectory : .privateDirectory
      let name = parts(of: path).name
      return (try folder.subdirectory(name, creating: mode, trust: .anybody), made + [path])
    }
  }
}
