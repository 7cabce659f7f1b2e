import AgentDetection
import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// A folder in which a replay begins a project of its own: nothing of what is around it counts.
struct NewProject {
  let path: String
  let context: ProgramContext

  /// Makes the folder, which must be empty or not there, and opens it as a project with the settings everybody begins with.
  ///
  /// - Throws: `cannotCreate`.
  func make() throws(Failure) -> Project {
    let root: Directory
    do throws(FileError) { root = try folder() } catch {
      throw Failure(.cannotCreate, "Cannot make '\(VisibleText.of(path))': \(error.cause)")
    }
    let entries = (try? root.entryNames()) ?? []
    if !entries.isEmpty {
      throw Failure(
        .cannotCreate, "Cannot replay into '\(VisibleText.of(path))': it is not empty",
        hint: "Name a folder that does not exist yet, or '--apply' to replay into a project")
    }
    var settings = StoreSettings()
    // Whatever a power cut takes can be replayed again.
    settings.durability = .off
    return Project(
      path: path, root: root, settings: settings, settingsFault: nil, roster: .standard, context: context)
  }

  private func folder() throws(FileError) -> Directory {
    do { return try Directory.open(path, calls: context.calls) } catch {
      guard error.isAbsence else { throw error }
    }
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return try Directory.open("/", calls: context.calls) }
    let parent = "/" + parts.dropLast().joined(separator: "/")
    return try Directory.open(parent, calls: context.calls)
      .subdirectory(String(name), creating: .privateDirectory, trust: .anybody)
  }
}
