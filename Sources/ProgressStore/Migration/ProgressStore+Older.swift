import DurableFiles
import ProgressModel
import SchemaMigration

/// Files of older versions, met by those who read and write.
extension ProgressStore {
  /// Whether an update has to migrate an older file first.
  ///
  /// Not when the journal has all of it already: then the update itself replaces the file.
  /// - Throws: `heldSnapshot` when the file is not to be migrated by itself.
  func mustMigrate(
    _ older: OlderSnapshot, _ recovery: Recovery, in places: StorePlaces
  ) throws(StoreError) -> Bool {
    if try isHeld(older, places) { throw .heldSnapshot(version: older.version.rawValue) }
    if recovery.hasTakenOlder { return false }
    guard settings.migratesByItself else { throw .heldSnapshot(version: older.version.rawValue) }
    return true
  }

  /// Migrates an older file before an update, by a holder of the lock.
  ///
  /// - Throws: What `SnapshotReplacement` throws, with every byte as it was.
  func migrateByItself(
    _ older: OlderSnapshot, _ recovery: Recovery, _ log: inout AppendOnlyLog, in places: StorePlaces
  ) throws(StoreError) -> StoreNote {
    let version = older.version.rawValue
    let startedAt = clock.now()
    let migrated = try older.migrated(at: Self.moment(of: StoreName.snapshot, in: places))
    let state = older.taken(migrated.state, over: recovery.state, isHeld: false)
    let replacement = SnapshotReplacement(store: self, places: places, startedAt: startedAt)
    let done = try replacement.replace(
      older.bytes, of: version,
      by: .state(Checkpoint(state: state, reason: .migrated, source: older.checksum)),
      of: SchemaVersion.current.rawValue, action: .auto, recovery, &log)
    return .migrated(from: version, tasks: state.tasks.count, backup: done.backup ?? "")
  }

  /// Whether an operator left the file at its version on purpose.
  func isHeld(_ older: OlderSnapshot, _ places: StorePlaces) throws(StoreError) -> Bool {
    try lastMigration(for: older.checksum, in: places)?.holds(older.version.rawValue) ?? false
  }

  /// The newest migration that came to something, judged by the file as it is.
  func lastMigration(for present: Checksum?, in places: StorePlaces) throws(StoreError) -> MigrationEntry? {
    var log: MigrationLog.Contents
    do { log = try MigrationLog(places: places).read() } catch { throw StoreError(error) }
    log.judgeLast(by: present)
    return log.lastDone
  }

  /// When a file was last modified, in Unix milliseconds; 0 when that cannot be found out.
  static func moment(of name: String, in places: StorePlaces) -> Int64 {
    (try? places.cache.status(of: name))??.modifiedMilliseconds ?? 0
  }
}
