import DurableFiles
import ProgressModel
import ProgressStore

extension Project {
  /// Looks at the files a state is read from, without reading them: as long as this is the same, so is the state.
  func stateFiles() -> StateFiles {
    var files = StateFiles(project: path)
    let trust = settings.access.trust
    if let orchestra = try? root.subdirectoryIfPresent(StoreName.orchestra, trust: trust),
      let cache = try? orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust)
    {
      files.snapshot = try? cache.status(of: StoreName.snapshot)
      files.journal = try? cache.status(of: StoreName.journal)
    }
    return files
  }

  /// Reads the state, or takes the session's copy when the files are those it was read from.
  func storedState(for command: String) throws(StoreError) -> ProgressState? {
    guard let session = context.session else { return try store(for: command).read() }
    // Looked at before it is read: what is written in between makes the next reader read again.
    let files = stateFiles()
    if let state = session.cachedState(files) { return state }
    let state = try store(for: command).read()
    if let state { session.cache(state, of: files) }
    return state
  }
}
