import DurableFiles
import ProgressStore

/// The files of a project's state as they lie there, whatever condition they are in.
struct ProjectFiles {
  private let project: Project
  /// The bytes of `progress.json`; nil when there is none, or when it cannot be read.
  let snapshot: [UInt8]?

  /// Reads the snapshot.
  ///
  /// - Throws: `notInitialized` where nothing has been recorded yet, or `file`.
  init(of project: Project) throws(Failure) {
    self.project = project
    let trust = project.settings.access.trust
    let cache: Directory?
    do {
      cache = try project.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust)?
        .subdirectoryIfPresent(StoreName.cache, trust: trust)
    } catch {
      throw Failure(error)
    }
    guard let cache else { throw Failure(StoreError.notInitialized(path: project.path)) }
    // One that cannot be read is among the facts of the audit.
    snapshot = (try? cache.readFile(StoreName.snapshot, maximumBytes: 256 << 20)) ?? nil
    let hasJournal = (try? cache.exists(StoreName.journal)) ?? true
    let hasSnapshot = (try? cache.exists(StoreName.snapshot)) ?? true
    if !hasJournal && !hasSnapshot { throw Failure(StoreError.notInitialized(path: project.path)) }
  }

  /// The folder of the state with a slash behind it, as short as it can be said from `directory`.
  func shownFolder(from directory: String) -> String {
    let below = "\(StoreName.orchestra)/\(StoreName.cache)/"
    if project.path == directory { return below }
    if project.path.hasPrefix(directory + "/") {
      return project.path.dropFirst(directory.utf8.count + 1) + "/" + below
    }
    return project.path + "/" + below
  }
}
