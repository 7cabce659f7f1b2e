import DurableFiles
import JSONTree
import ProgressModel

/// Puts something else in the place of `progress.json`, under the lock: whole or not at all.
///
/// The order is what keeps the promise. First the old bytes are kept and flushed; then the line of the history, then (for a file
/// of the current version) the journal's checkpoint, then the file itself in one rename. Death before the rename leaves the old
/// file: with a checkpoint in the journal the next writer brings the work to its end, without one nothing has happened. A step
/// that fails takes back what came before it.
struct SnapshotReplacement {
  /// What comes in the file's place.
  enum Content {
    /// These bytes, of an older version: the journal is left alone.
    case bytes([UInt8])
    /// A state of the current version, which the journal takes over.
    case state(Checkpoint)
  }

  /// The bytes to be written, worked out before anything is.
  struct Draft {
    var snapshot: [UInt8]
    /// The checkpoint's line; nil when the journal is left alone.
    var record: [UInt8]?
    var state: ProgressState?
  }

  let store: ProgressStore
  let places: StorePlaces
  let startedAt: Int64
  /// Who asked for it and where; nil for whoever runs the store.
  var actor: String?
  var host: String?

  /// Works out what will stand in the file and in the journal.
  static func draft(_ content: Content, behind recovery: Recovery) -> Draft {
    switch content {
    case .bytes(let bytes): return Draft(snapshot: bytes)
    case .state(var checkpoint):
      var position = recovery.position
      // A history that came with the file has used up its numbers.
      if position.offset == 0 { position.sequence = max(position.sequence, checkpoint.state.sequence) }
      position.sequence += 1
      checkpoint.state.sequence = position.sequence
      let room = SnapshotCoding.room(forTasks: checkpoint.state.tasks.count)
      var writer = JSONWriter(.compact, reserving: room)
      position.chain = JournalRecord.write(
        checkpoint, sequence: position.sequence, chain: position.chain, to: &writer)
      let record = writer.finish()
      if position.offset == 0 { position.base = Int64(record.count) }
      position.offset += Int64(record.count)
      let snapshot = SnapshotCoding.write(checkpoint.state, at: position, copyingFrom: nil)
      return Draft(snapshot: snapshot.joined, record: record, state: checkpoint.state)
    }
  }

  /// Does it, and returns the line of the history.
  ///
  /// - Throws: `file` with every byte as it was; `unconfirmed` when only the last flush failed.
  func replace(
    _ present: [UInt8]?, of version: String?, by content: Content, of newVersion: String,
    action: MigrationEntry.Action, _ recovery: Recovery, _ log: inout AppendOnlyLog
  ) throws(StoreError) -> MigrationEntry {
    do {
      if case .state = content { _ = try recovery.cutTornTail(of: &log, in: places) }
      let draft = Self.draft(content, behind: recovery)
      let folder = BackupFolder(places: places, kept: store.settings.keptBackups)
      let backup = try present.map { bytes throws(FileError) in
        try folder.keep(bytes, version: version ?? "none", at: startedAt)
      }
      var entry = MigrationEntry(
        number: 0, time: startedAt, action: action, actor: actor ?? store.actor,
        host: host ?? store.host,
        command: store.command, from: version, to: newVersion, duration: 0,
        before: present.map { Checksum(of: $0) }, after: Checksum(of: draft.snapshot), backup: backup,
        result: .done)
      try write(draft, &entry, &log)
      folder.prune()
      publishStatus(draft.state)
      // The file is in its place; what explains the folder is no reason to say that it is not.
      if draft.state != nil {
        try? StorePlaces.introduceTakenOver(root: store.root, access: store.settings.access)
      }
      return entry
    } catch let error as StoreError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .notInitialized(path: store.root.path)
    }
  }

  private func write(
    _ draft: Draft, _ entry: inout MigrationEntry, _ log: inout AppendOnlyLog
  ) throws {
    let history = MigrationLog(places: places)
    let size = log.size
    entry.duration = max(0, store.clock.now() - startedAt)
    let mark = try history.append(&entry)
    do {
      if let record = draft.record {
        try log.append(record)
        try log.synchronize(store.settings.durability == .off ? .off : .journal)
      }
      try AtomicReplacement(of: StoreName.snapshot, in: places.cache, mode: store.settings.access.fileMode)
        .write(draft.snapshot, synchronizing: true)
    } catch {
      history.takeBack(to: mark)
      if log.size > size {
        do { try log.truncate(to: size) } catch { throw StoreError.unconfirmed(error) }
      }
      throw error
    }
    do { try places.cache.synchronize() } catch { throw StoreError.unconfirmed(error) }
  }

  /// The status file follows with the next update where it cannot be written now.
  private func publishStatus(_ state: ProgressState?) {
    guard let state, let text = store.statusText?(state) else { return }
    try? AtomicReplacement(of: StoreName.status, in: places.cache, mode: store.settings.access.fileMode)
      .write(Array(text.utf8), synchronizing: false)
  }
}
