import DurableFiles
import JSONTree
import ProgressModel

/// Does what a plan says, under the lock.
///
/// The order is what keeps the promise. First the old bytes are kept and flushed. Then the journal is replaced in one rename, or
/// goes on with one append; then the snapshot in one rename. Death before the journal's step leaves all as it was; behind it the
/// next writer finds a journal that holds everything, and writes the snapshot from it.
struct RepairWriting {
  let store: ProgressStore
  let places: StorePlaces
  private(set) var kept: [String] = []

  init(store: ProgressStore, places: StorePlaces) {
    self.store = store
    self.places = places
  }

  static func corruptName(_ sequence: Int64) -> String { "events-corrupt-\(sequence).jsonl" }

  private var mode: FileMode { store.settings.access.fileMode }

  mutating func run(_ plan: RepairPlan, _ inputs: RepairInputs) throws {
    for case .keep(let name) in plan.actions where name.hasPrefix("progress-") {
      if let bytes = inputs.snapshot {
        kept.append(try Quarantine(places: places).keep(bytes, as: "progress", extension: "json"))
      }
    }
    try setSpoolAside(plan)
    switch plan.work {
    case .nothing: break
    case .snapshot(let state, let position):
      try cutTornTail(plan, at: position)
      try write(state, at: position)
    case .checkpoint(let state, let reason, let position):
      try cutTornTail(plan, at: position)
      try record(state, reason, behind: position)
    case .journal(let state, let sequence, let chain):
      try begin(state, sequence: sequence, chain: chain, plan, inputs)
    case .file(let bytes):
      try snapshot(bytes)
    }
    try places.cache.synchronize()
  }

  private mutating func setSpoolAside(_ plan: RepairPlan) throws {
    for case .setSpoolAside(let name) in plan.actions {
      guard let spool = try places.directoryIfPresent(StoreName.spool),
        let bytes = try spool.readFile(name, maximumBytes: Spool.largestEntry)
      else { continue }
      kept.append(try Quarantine(places: places).keep(bytes, as: "spool", extension: "json"))
      try spool.remove(name)
    }
  }

  private func cutTornTail(_ plan: RepairPlan, at position: JournalPosition) throws {
    for case .cutTornTail in plan.actions {
      var log = try AppendOnlyLog.open(StoreName.journal, in: places.cache, mode: mode)
      let end = min(log.size, position.offset + 65_536)
      Quarantine(places: places).keepTornTail(try log.read(from: position.offset, upTo: end))
      try log.truncate(to: position.offset)
      try log.synchronize(.journal)
    }
  }

  private func record(_ state: ProgressState, _ reason: CheckpointReason, behind position: JournalPosition)
    throws
  {
    var position = position
    let bytes = Self.checkpoint(state, reason, &position)
    var log = try AppendOnlyLog.open(StoreName.journal, in: places.cache, mode: mode)
    try log.append(bytes)
    try log.synchronize(.journal)
    try write(Self.numbered(state, position), at: position)
  }

  /// Puts a new journal in the place of the old one, which gets its second name first.
  private mutating func begin(
    _ state: ProgressState, sequence: Int64, chain: Checksum, _ plan: RepairPlan, _ inputs: RepairInputs
  ) throws {
    var position = JournalPosition.start
    position.sequence = sequence
    position.chain = chain
    let bytes = Self.checkpoint(state, .repaired, &position)
    try places.cache.remove(StoreName.newJournal)
    try places.cache.writeNew(StoreName.newJournal, bytes, mode: mode, synchronizing: true)
    for case .keep(let name) in plan.actions where name.hasPrefix("events-") {
      kept.append(try keepJournal(inputs.journal ?? [], as: name))
    }
    try places.cache.rename(StoreName.newJournal, to: StoreName.journal)
    try places.cache.synchronize()
    try write(Self.numbered(state, position), at: position)
  }

  private func keepJournal(_ bytes: [UInt8], as name: String) throws -> String {
    let quarantine = try places.directory(StoreName.quarantine)
    var free = name
    if let present = try quarantine.readFile(name, maximumBytes: ProgressStore.largestSnapshot),
      present != bytes
    {
      free = name.dropLast(".jsonl".count) + "-\(Checksum(of: bytes).hexadecimal).jsonl"
    }
    // A second name at once: a copy would need as much room again.
    try places.cache.link(StoreName.journal, to: free, in: quarantine)
    try quarantine.synchronize()
    return free
  }

  private static func checkpoint(
    _ state: ProgressState, _ reason: CheckpointReason, _ position: inout JournalPosition
  ) -> [UInt8] {
    var writer = JSONWriter(.compact, reserving: 1 << 16)
    position.sequence += 1
    position.chain = JournalRecord.write(
      Checkpoint(state: numbered(state, position), reason: reason), sequence: position.sequence,
      chain: position.chain, to: &writer)
    let bytes = writer.finish()
    if position.offset == 0 { position.base = Int64(bytes.count) }
    position.offset += Int64(bytes.count)
    return bytes
  }

  private static func numbered(_ state: ProgressState, _ position: JournalPosition) -> ProgressState {
    var state = state
    state.sequence = position.sequence
    return state
  }

  private func write(_ state: ProgressState, at position: JournalPosition) throws {
    let bytes = SnapshotCoding.write(Self.numbered(state, position), at: position, copyingFrom: nil)
    try snapshot(bytes.joined)
    guard let text = store.statusText?(state) else { return }
    try? AtomicReplacement(of: StoreName.status, in: places.cache, mode: mode)
      .write(Array(text.utf8), synchronizing: false)
  }

  private func snapshot(_ bytes: [UInt8]) throws {
    try AtomicReplacement(of: StoreName.snapshot, in: places.cache, mode: mode).write(
      bytes, synchronizing: true)
  }
}
