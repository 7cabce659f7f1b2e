package import DurableFiles
import JSONTree
package import ProgressModel
import SchemaMigration

extension ProgressStore {
  /// Turns a spooled entry back into an observation; nil when it makes no sense any more.
  package typealias SpoolReader = @Sendable (Spool.Entry) -> Observation?

  /// Records what `body` resolves: takes the lock, brings the state up to date, appends, replaces the snapshot.
  ///
  /// Waits for the lock up to `deadline`. When nothing is new, nothing is written. On return the update is as durable as the
  /// settings ask for.
  /// - Throws: `lockBusy`, `newerSnapshot`, `newerJournal`, `journalDamaged` with nothing changed; `file` where a step
  ///   failed with nothing recorded; `unconfirmed` where the update is recorded and a flush failed.
  @discardableResult
  package func update(
    until deadline: Deadline, policy: ResolutionPolicy, spool reader: SpoolReader? = nil,
    _ body: (inout ProgressTransaction) -> Void
  ) throws(StoreError) -> Outcome {
    do {
      var stages = StageClock()
      let (places, wasCreated) = try StorePlaces.open(root: root, access: settings.access)
      stages.end(.read)
      let lock = FileLock(StoreName.lock, in: places.cache, command: command, clock: clock)
      let held = try lock.acquire(until: deadline)
      stages.end(.lockWait)
      var writing = try Writing(store: self, places: places, wasCreated: wasCreated, stages: stages)
      var outcome = try writing.run(policy: policy, spool: reader, body)
      held.release()
      writing.stages.end(.write)
      // The flush comes after the lock: nobody waits for a disk, and flushes of many processes share one.
      try writing.confirm()
      writing.clearSpool()
      outcome.stages = writing.stages.times
      return outcome
    } catch let error as FileError {
      throw StoreError(error)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.notInitialized(path: root.path)
    }
  }

  /// Puts an observation aside for the next writer: it is not lost although the lock was not to be had.
  package func spool(_ bytes: [UInt8]) throws(StoreError) {
    do {
      let places = try StorePlaces.open(root: root, access: settings.access).places
      try Spool(places: places).put(bytes, at: clock.now(), durability: settings.durability)
    } catch {
      throw StoreError(error)
    }
  }
}

/// One update by the holder of the lock.
private struct Writing: ~Copyable {
  private let store: ProgressStore
  private let places: StorePlaces
  private var log: AppendOnlyLog
  private var recovery: Recovery
  private var notes: [StoreNote]
  private var namesChanged: Bool
  private var hasAppended = false
  /// Spooled entries that are in the journal now.
  private var taken: [String] = []
  var stages: StageClock

  private var settings: StoreSettings { store.settings }

  init(store: ProgressStore, places: StorePlaces, wasCreated: Bool, stages: StageClock) throws {
    var stages = stages
    // After the lock: the last holder may have rotated the journal.
    var log = try AppendOnlyLog.open(
      StoreName.journal, in: places.cache, mode: store.settings.access.fileMode)
    let snapshot = try places.cache.readFile(StoreName.snapshot, maximumBytes: ProgressStore.largestSnapshot)
    stages.end(.read)
    var recovery = try Recovery.run(snapshot: snapshot, journal: log)
    // Of several first writers the one that made the journal began it.
    var notes: [StoreNote] = wasCreated && log.wasCreated ? [.initialized] : []
    if let older = recovery.older, try store.mustMigrate(older, recovery, in: places) {
      notes.append(try store.migrateByItself(older, recovery, &log, in: places))
      let migrated = try places.cache.readFile(
        StoreName.snapshot, maximumBytes: ProgressStore.largestSnapshot)
      recovery = try Recovery.run(snapshot: migrated, journal: log)
    } else if let older = recovery.older {
      notes.append(.migrationFinished(from: older.version.rawValue))
    }
    self.store = store
    self.places = places
    self.recovery = recovery
    self.notes = notes + recovery.notes
    namesChanged = log.wasCreated
    self.log = log
    stages.end(.parse)
    self.stages = stages
  }

  mutating func run(
    policy: ResolutionPolicy, spool reader: ProgressStore.SpoolReader?,
    _ body: (inout ProgressTransaction) -> Void
  ) throws -> ProgressStore.Outcome {
    try repair()
    try rotateIfDue()
    // A checkpoint takes a number of its own, before those of the events.
    if recovery.checkpoint != nil { recovery.state.sequence = recovery.position.sequence + 1 }
    let checkpoint = recovery.checkpoint.map { Checkpoint(state: recovery.state, reason: $0) }
    stages.end(.write)
    // The transaction is the state's only owner: a second reference would make its first change copy every task.
    var transaction = ProgressTransaction(state: recovery.takeState(), policy: policy)
    taken = try takeSpool(reader, into: &transaction)
    body(&transaction)
    let isVisible = transaction.isVisible
    let (events, state) = transaction.finished()
    stages.end(.reduce)
    if !events.isEmpty || checkpoint != nil {
      try archive(events)
      try append(events, behind: checkpoint)
    }
    recovery.state = state
    if !events.isEmpty || recovery.snapshotIsStale { publish(events) }
    return ProgressStore.Outcome(state: state, events: events, notes: notes, isVisible: isVisible)
  }

  /// Makes what was appended survive a power cut, and the names of new files with it.
  mutating func confirm() throws(StoreError) {
    guard hasAppended, settings.durability != .off else { return }
    do {
      if settings.durability == .journal { try log.synchronize(.journal) }
      if namesChanged || settings.durability == .full { try places.cache.synchronize() }
    } catch {
      throw .unconfirmed(error)
    }
    stages.end(.sync)
  }

  /// Removes what was taken in, only now that a power cut cannot take the journal's copy.
  func clearSpool() {
    Spool(places: places).remove(taken)
  }

  /// Cuts off a torn tail and keeps what will be replaced; only then may anything be written.
  private mutating func repair() throws(FileError) {
    if let note = try recovery.cutTornTail(of: &log, in: places) { notes.append(note) }
    if let (kind, bytes) = recovery.setAside {
      notes.append(
        .snapshotSetAside(name: try Quarantine(places: places).keep(bytes, as: kind, extension: "json")))
    }
  }

  /// Resolves what others had to leave behind, oldest first, and returns the names to be removed once it is recorded.
  private mutating func takeSpool(
    _ reader: ProgressStore.SpoolReader?, into transaction: inout ProgressTransaction
  ) throws(FileError) -> [String] {
    guard let reader else { return [] }
    let entries = try Spool(places: places).entries(at: store.clock.now())
    if entries.isEmpty { return [] }
    let known = Set(transaction.state.takenSpool)
    var taken: [String] = []
    for entry in entries where !known.contains(entry.name) {
      if let observation = reader(entry) {
        transaction.resolve(observation, isLate: true)
      } else {
        _ = try Quarantine(places: places).keep(entry.bytes, as: "spool", extension: "json")
        notes.append(.spoolEntrySetAside(name: entry.name))
      }
      taken.append(entry.name)
    }
    // Recorded together with what they said: a crash before they are removed cannot apply them a second time.
    if !taken.isEmpty {
      transaction.takeSpool(taken)
      notes.append(.spoolTaken(taken.count))
    }
    return entries.map(\.name)
  }

  /// Writes sessions that leave the snapshot to files of their own, from the state that still holds them.
  private mutating func archive(_ events: [ProgressEvent]) throws {
    for case .sessionsArchived(let ids) in events.lazy.map(\.change) {
      let snapshot = try places.cache.readFile(
        StoreName.snapshot, maximumBytes: ProgressStore.largestSnapshot)
      let state = try Recovery.run(snapshot: snapshot, journal: log).state
      for id in ids {
        do {
          try SessionArchive(places: places).keep(id, of: state)
        } catch {
          notes.append(.archiveFailed(error))
        }
      }
      notes.append(.sessionsArchived(ids))
    }
  }

  private mutating func rotateIfDue() throws(FileError) {
    let rotation = JournalRotation(
      places: places, largestGrowth: settings.journalBytes, keptSegments: settings.journalSegments)
    guard rotation.isDue(recovery.position), recovery.checkpoint == nil else { return }
    let rotated: (position: JournalPosition, segment: String)
    do {
      rotated = try rotation.rotate(recovery.state, at: recovery.position, durability: settings.durability)
    } catch {
      // A longer journal is a nuisance, a lost event is not: go on without.
      notes.append(.rotationFailed(error))
      return
    }
    // From here on the file that is open is no longer the journal: failing to open the new one ends the update.
    log = try AppendOnlyLog.open(StoreName.journal, in: places.cache, mode: settings.access.fileMode)
    recovery.position = rotated.position
    recovery.state.sequence = rotated.position.sequence
    recovery.snapshotIsStale = true
    namesChanged = true
    notes.append(.rotated(segment: rotated.segment))
    rotation.prune()
  }

  /// Appends everything in one write: the commit point.
  private mutating func append(
    _ events: [ProgressEvent], behind checkpoint: Checkpoint?
  ) throws {
    var writer = JSONWriter(.compact, reserving: 512 * (events.count + 1))
    var position = recovery.position
    if let checkpoint {
      position.sequence = checkpoint.state.sequence
      position.chain = JournalRecord.write(
        checkpoint, sequence: position.sequence, chain: position.chain, to: &writer)
      if position.offset == 0 { position.base = Int64(writer.count) }
    }
    for event in events {
      position.sequence = event.sequence
      position.chain = JournalRecord.write(event, chain: position.chain, to: &writer)
    }
    let bytes = writer.finish()
    try log.append(bytes)
    hasAppended = true
    position.offset += Int64(bytes.count)
    recovery.position = position
    guard settings.durability == .full else { return }
    stages.end(.write)
    do { try log.synchronize(.full) } catch { throw StoreError.unconfirmed(error) }
    stages.end(.sync)
  }

  /// Writes snapshot and status file.
  ///
  /// Failing is no loss: the event is in the journal, the next update writes them.
  private mutating func publish(_ events: [ProgressEvent]) {
    let endsSession = events.contains {
      if case .sessionEnded = $0.change { true } else { false }
    }
    // A machine that is switched off after work should find a good snapshot in the morning.
    let isFlushed = settings.durability == .full || settings.durability == .journal && endsSession
    let snapshot = AtomicReplacement(of: StoreName.snapshot, in: places.cache, mode: settings.access.fileMode)
    do {
      let bytes = SnapshotCoding.write(
        recovery.state, at: recovery.position, copyingFrom: recovery.source)
      try snapshot.write(bytes, synchronizing: isFlushed)
      if endsSession { namesChanged = true }
    } catch {
      notes.append(.snapshotNotWritten(error))
    }
    publishStatus()
    if recovery.snapshotIsStale || recovery.position.sequence % 256 == 0 {
      let removed = (try? snapshot.removeLeftovers()) ?? 0
      if removed > 0 { notes.append(.leftoversRemoved(removed)) }
    }
  }

  private mutating func publishStatus() {
    guard let text = store.statusText?(recovery.state) else { return }
    let bytes = Array(text.utf8)
    do {
      let largest = 1 << 20
      if let present = try? places.cache.readFile(StoreName.status, maximumBytes: largest), present == bytes {
        return
      }
      try AtomicReplacement(of: StoreName.status, in: places.cache, mode: settings.access.fileMode)
        .write(bytes, synchronizing: false)
    } catch {
      notes.append(.statusNotWritten(error))
    }
  }
}
