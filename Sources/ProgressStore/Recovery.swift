import DurableFiles
import JSONTree
import ProgressModel

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
  /// A snapshot that cannot be used, to be kept in quarantine.
  var setAside: (kind: String, bytes: [UInt8])?
  var notes: [StoreNote] = []
  /// Whether the file on disk differs from this state.
  var snapshotIsStale = false

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
  static func run(snapshot: [UInt8]?, journal: borrowing AppendOnlyLog) throws(StoreError) -> Recovery {
    guard let snapshot else {
      return try replayAll(journal, snapshot: nil, fault: journal.size == 0 ? nil : .missing)
    }
    switch SnapshotCoding.version(of: snapshot) {
    case .newer(let version): throw .newerSnapshot(version: version)
    case .older(let version):
      var recovery = try replayAll(journal, snapshot: snapshot, fault: .older)
      recovery.notes.append(.olderSnapshot(version: version))
      return recovery
    case .current, .none: break
    }
    guard let parsed = try? SnapshotCoding.read(snapshot) else {
      return try replayAll(journal, snapshot: snapshot, fault: .unreadable)
    }
    return try continuing(parsed, snapshot, journal)
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
