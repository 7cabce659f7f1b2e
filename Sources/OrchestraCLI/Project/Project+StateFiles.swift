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
    guard let session = context.session else { return try readMigrating(for: command) }
    // Looked at before it is read: what is written in between makes the next reader read again.
    let files = stateFiles()
    if let state = session.cachedState(files) { return state }
    let state = try readMigrating(for: command)
    if let state { session.cache(state, of: files) }
    return state
  }

  /// Reads the state, after migrating a file of an older version, which is said once.
  ///
  /// Where it cannot be migrated just now, the state is read all the same: looking must not depend on being able to write.
  private func readMigrating(for command: String) throws(StoreError) -> ProgressState? {
    let store = store(for: command)
    guard let reading = try store.reading() else { return nil }
    guard reading.pending != nil else { return reading.state }
    do {
      let outcome = try store.update(until: .after(.seconds(1)), policy: policy) { _ in }
      ProjectLog(project: self).write(outcome.notes)
      for note in outcome.notes where note.isMigration { context.output.complain(note.sentence) }
      return outcome.state
    } catch {
      ProjectLog(project: self).write(.warning, "Cannot migrate: \(Failure(error).message)")
      return reading.state
    }
  }
}
