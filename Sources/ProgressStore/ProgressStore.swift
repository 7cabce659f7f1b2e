package import DurableFiles
package import ProgressModel
package import SchemaMigration

/// The state of one project on disk: lock, journal, snapshot, status file, spool.
///
/// The journal `events.jsonl` is the truth; `progress.json` and the status file follow from it. Purpose of each part and the
/// system calls one by one: `docs/locking.md` and `docs/file-formats.md`.
///
/// Invariants, each cited by a test:
/// 1. Writers hold an exclusive lock on a file that is never renamed or deleted. Readers take no lock.
/// 2. A reader sees the snapshot before an update or after it, never a mixture.
/// 3. An update is in the journal with all its events or with none.
/// 4. What `update` returned without throwing survives the death of any process, and a power cut at durability
///    `journal` and `full`.
/// 5. An update that threw is applied once later (spooled, or committed before the failure) or never; never twice.
/// 6. Files of a newer version are not written to. Damaged files are kept aside before anything replaces them.
/// 7. No wait outlasts its deadline.
package struct ProgressStore: Sendable {
  /// What an update did.
  package struct Outcome: Sendable {
    package var state: ProgressState
    /// The events it recorded; empty when nothing was new.
    package var events: [ProgressEvent]
    package var notes: [StoreNote]
    /// Whether a task or a running agent changed: what a display shows.
    package var isVisible: Bool
    /// How long each part of it took.
    package var stages = StageTimes()
  }

  package let root: Directory
  package let settings: StoreSettings
  let clock: any WallClock
  /// Makes the text of the status file; nil for none.
  let statusText: (@Sendable (ProgressState) -> String)?
  /// What this process is, for those who wait for its lock.
  let command: String
  /// Who runs it and on which machine, for the history of migrations.
  let actor: String
  let host: String

  package init(
    root: Directory, settings: StoreSettings, clock: any WallClock, command: String, actor: String = "",
    host: String = "", statusText: (@Sendable (ProgressState) -> String)?
  ) {
    self.root = root
    self.settings = settings
    self.clock = clock
    self.command = command
    self.actor = actor
    self.host = host
    self.statusText = statusText
  }

  /// What a reader found.
  package struct Reading: Sendable {
    package var state: ProgressState
    /// The version of the file, when it is an older one that a writer may migrate by itself.
    package var pending: SchemaVersion?
  }

  /// Reads the state without a lock and without changing anything; nil when the project has none yet.
  ///
  /// A snapshot that lags behind the journal or does not verify is brought up to date in memory, one of an older version is
  /// migrated in memory.
  package func read() throws(StoreError) -> ProgressState? {
    try reading()?.state
  }

  /// Reads the state as `read` does, and says whether the file on disk waits to be migrated.
  package func reading() throws(StoreError) -> Reading? {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        return nil
      }
      let snapshot = try places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestSnapshot)
      guard let recovery = try Self.recovery(of: snapshot, in: places) else { return nil }
      return try reading(recovery, places)
    } catch let error as FileError {
      throw StoreError(error)
    } catch let error as StoreError {
      throw error
    } catch {
      return nil
    }
  }

  static let largestSnapshot = 256 << 20

  /// The state that a recovery stands for, with an older file migrated in memory.
  private func reading(_ recovery: Recovery, _ places: StorePlaces) throws(StoreError) -> Reading {
    guard let older = recovery.older else { return Reading(state: recovery.state) }
    let isHeld = try self.isHeld(older, places)
    if recovery.hasTakenOlder && !isHeld { return Reading(state: recovery.state) }
    let migrated = try older.migrated(at: Self.moment(of: StoreName.snapshot, in: places))
    return Reading(
      state: older.taken(migrated.state, over: recovery.state, isHeld: isHeld),
      pending: isHeld || !settings.migratesByItself ? nil : older.version)
  }
}
