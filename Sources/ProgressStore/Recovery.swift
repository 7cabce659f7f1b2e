import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// Works out the state from snapshot and journal, whatever condition they are in.
///
/// Changes nothing itself.
///
/// The journal is the truth. A snapshot counts only as far as it can prove which point of this journal it holds.
struct Recovery {
  var state: ProgressState
  var position: JournalPosition
  /// The snapshot's bytes, when tasks can still be copied from them.
  var source: SnapshotSource?
  /// Bytes of the journal's unfinished last update, to be cut off.
  var tornBytes: Int64 = 0
  /// A checkpoint to be written before anything else, so that the journal can lead to this state.
  var checkpoint: CheckpointReason?
  /// A snapshot of an older version, which is not part of `state` yet: who reads or writes decides what becomes of it.
  var older: OlderSnapshot?
  /// Whether the journal holds the migration of exactly that file: the writer was killed before it replaced it, or an operator went
  /// back to it.
  var hasTakenOlder = false
  /// A snapshot that cannot be used, to be kept in quarantine.
  var setAside: (kind: String, bytes: [UInt8])?
  var notes: [StoreNote] = []
  /// Whether the file on disk differs from this state.
  var snapshotIsStale = false

  /// A project in which nothing was ever recorded.
  static var nothing: Recovery { Recovery(state: ProgressState(), position: .start) }

  /// A snapshot of an older version with no journal beside it.
  private init(beside older: OlderSnapshot) {
    self.init(state: ProgressState(), position: .start)
    self.older = older
  }

  private init(state: ProgressState, position: JournalPosition) {
    self.state = state
    self.position = position
  }

  /// Hands the state over, leaving none.
  mutating func takeState() -> ProgressState {
    let taken = state
    state = ProgressState()
    return taken
  }

  /// Reads what is there.
  ///
  /// - Throws: `newerSnapshot`, `newerJournal`, `journalDamaged`, or a failure to read, which is never taken for absence.
  static func run(
    snapshot: [UInt8]?, journal: borrowing AppendOnlyLog, knowing known: OlderSnapshot? = nil
  ) throws(StoreError) -> Recovery {
    guard let snapshot else {
      return try replayAll(journal, snapshot: nil, fault: journal.size == 0 ? nil : .missing)
    }
    if let older = try older(snapshot, knowing: known) { return try beside(older, journal) }
    guard let parsed = try? SnapshotCoding.read(snapshot) else {
      if journal.size == 0, let salvaged = Recovery(salvaging: snapshot) { return salvaged }
      return try replayAll(journal, snapshot: snapshot, fault: .unreadable)
    }
    return try continuing(parsed, snapshot, journal)
  }

  /// What a snapshot alone amounts to, where there is no journal and none is to be made for looking.
  static func run(
    withoutJournal snapshot: [UInt8], knowing known: OlderSnapshot? = nil
  ) throws(StoreError) -> Recovery {
    if let older = try older(snapshot, knowing: known) { return Recovery(beside: older) }
    var recovery = Recovery(state: ProgressState(), position: .start)
    guard let parsed = try? SnapshotCoding.read(snapshot) else {
      if let salvaged = Recovery(salvaging: snapshot) { return salvaged }
      recovery.notes = [.snapshotRebuilt(.unreadable)]
      if !snapshot.isEmpty { recovery.setAside = ("progress", snapshot) }
      return recovery
    }
    recovery.state = parsed.state
    recovery.state.tasks.forgetOrigins()
    recovery.position.sequence = parsed.position?.sequence ?? parsed.state.sequence
    recovery.notes = [.journalRestarted]
    return recovery
  }

  /// Reads a file of an older version; nil for any other.
  ///
  /// - Throws: `newerSnapshot`.
  private static func older(
    _ bytes: [UInt8], knowing known: OlderSnapshot?
  ) throws(StoreError) -> OlderSnapshot? {
    // Nearly every file is a current one, which its first bytes tell.
    if SnapshotCoding.isCurrent(bytes) { return nil }
    if let known, known.bytes == bytes { return known }
    switch ExaminedVersion(of: bytes) {
    case .newer(let version): throw .newerSnapshot(version: version)
    case .known(let version, let document) where version < .current:
      return OlderSnapshot(version: version, document: document, bytes: bytes)
    case .known, .foreign, .unreadable: return nil
    }
  }

  private static func continuing(
    _ parsed: SnapshotCoding.Parsed, _ bytes: [UInt8], _ journal: borrowing AppendOnlyLog
  ) throws(StoreError) -> Recovery {
    let isIntact = parsed.isIntact(bytes)
    if let position = parsed.position, try fits(position, journal) {
      var recovery = Recovery(state: parsed.state, position: position)
      if isIntact { recovery.source = parsed.source } else { recovery.adoptEdit(bytes) }
      try recovery.replayTail(journal)
      return recovery
    }
    if journal.size == 0 {
      // Nothing contradicts the snapshot: a new journal goes on from it.
      var recovery = Recovery(state: parsed.state, position: .start)
      recovery.state.tasks.forgetOrigins()
      recovery.position.sequence = parsed.position?.sequence ?? parsed.state.sequence
      recovery.checkpoint = .rebuilt
      recovery.snapshotIsStale = true
      recovery.notes.append(.journalRestarted)
      return recovery
    }
    var recovery = try replayAll(journal, snapshot: bytes, fault: isIntact ? .otherHistory : .checksum)
    if isIntact, let before = recovery.chainBeforeFile, before == parsed.position?.chain {
      // The writer that rotated the journal was killed before it wrote the snapshot. Nothing is odd.
      recovery.setAside = nil
      recovery.notes = []
    }
    return recovery
  }

  private var chainBeforeFile: Checksum?
  private var migratedSource: Checksum?

  /// The state of the journal beside a snapshot of an older version.
  private static func beside(
    _ older: OlderSnapshot, _ journal: borrowing AppendOnlyLog
  ) throws(StoreError) -> Recovery {
    var recovery = try replayAll(journal, snapshot: nil, fault: nil)
    recovery.snapshotIsStale = true
    recovery.older = older
    recovery.hasTakenOlder = recovery.migratedSource == older.checksum
    return recovery
  }

  /// Cuts off what a killed writer left of its last update, keeping the bytes aside; only then may anything be appended.
  func cutTornTail(of log: inout AppendOnlyLog, in places: StorePlaces) throws(FileError) -> StoreNote? {
    guard tornBytes > 0 else { return nil }
    let end = position.offset
    if let tail = try? log.read(from: end, upTo: min(log.size, end + 65_536)) {
      Quarantine(places: places).keepTornTail(tail)
    }
    try log.truncate(to: end)
    return .tornTailCut(bytes: tornBytes)
  }

  private mutating func adoptEdit(_ bytes: [UInt8]) {
    state.tasks.forgetOrigins()
    checkpoint = .adopted
    setAside = ("edited", bytes)
    snapshotIsStale = true
    notes.append(.handEditAdopted)
  }

  private mutating func replayTail(_ journal: borrowing AppendOnlyLog) throws(StoreError) {
    if position.offset == journal.size { return }
    try replay(journal)
    snapshotIsStale = true
  }

  private static func replayAll(
    _ journal: borrowing AppendOnlyLog, snapshot: [UInt8]?, fault: SnapshotFault?
  ) throws(StoreError) -> Recovery {
    var recovery = Recovery(state: ProgressState(), position: .start)
    try recovery.replay(journal)
    if let fault {
      recovery.snapshotIsStale = true
      recovery.notes.append(.snapshotRebuilt(fault))
      if let snapshot, !snapshot.isEmpty { recovery.setAside = ("progress", snapshot) }
    }
    return recovery
  }

  private mutating func replay(_ journal: borrowing AppendOnlyLog) throws(StoreError) {
    let bytes: [UInt8]
    do { bytes = try journal.read(from: position.offset, upTo: journal.size) } catch {
      throw StoreError(error)
    }
    var replay = JournalReplay(state: state, position: position)
    switch replay.run(over: bytes) {
    case .clean, .stopped: break
    case .tornTail: tornBytes = journal.size - replay.position.offset
    case .damaged(let offset): throw .journalDamaged(path: journal.path, offset: offset)
    case .newer(let type, let sequence): throw .newerJournal(type: type, sequence: sequence)
    }
    state = replay.state
    position = replay.position
    chainBeforeFile = replay.chainBeforeFile
    migratedSource = replay.migratedSource ?? migratedSource
  }

  /// Whether the journal holds the record the snapshot says it ends with: by length and by the chain there.
  private static func fits(
    _ position: JournalPosition, _ journal: borrowing AppendOnlyLog
  ) throws(StoreError) -> Bool {
    if position.offset > journal.size { return false }
    if position.offset == 0 { return position.chain == .empty }
    let length = Int64(JournalRecord.suffixLength) + 1
    guard position.offset >= length else { return false }
    do {
      let end = try journal.read(from: position.offset - length, upTo: position.offset)
      return end.elementsEqual(",\"crc\":\"\(position.chain.hexadecimal)\"}\n".utf8)
    } catch {
      throw StoreError(error)
    }
  }
}

extension SnapshotCoding.Parsed {
  /// Whether the bytes are exactly those that were once written.
  fileprivate func isIntact(_ bytes: [UInt8]) -> Bool {
    guard let checksum, checksum.coveredBytes <= bytes.count else { return false }
    return Checksum(of: bytes[..<checksum.coveredBytes]) == checksum.value
  }
}
