import DurableFiles
import JSONTree
import ProgressModel

/// Goes through journal bytes record by record, verifying each, and applies whole updates to a state.
///
/// Invariants:
/// 1. Only records whose chained checksum and sequence are right are applied.
/// 2. An update is applied with all its records or not at all.
/// 3. Bytes are called a torn tail only when no record behind them verifies; otherwise the journal is damaged.
struct JournalReplay {
  /// Where the walk ended.
  enum End: Equatable {
    /// Every byte belongs to a whole update.
    case clean
    /// Everything from the position on is what a killed writer left of its last update.
    case tornTail
    /// A record does not verify although later ones do.
    case damaged(offset: Int64)
    /// A later version wrote this record; nothing behind it can be understood.
    case newer(type: String, sequence: Int64)
    /// The visitor had seen enough.
    case stopped
  }

  /// Sees each whole update, verified, with the state before it; false ends the walk there.
  typealias Visitor = (_ update: [JournalEntry], _ before: ProgressState) -> Bool

  private(set) var state: ProgressState
  /// Behind the last whole update that was applied.
  private(set) var position: JournalPosition
  private(set) var appliedUpdates = 0
  /// The chain that the checkpoint at the file's start goes on from; nil when the file begins otherwise.
  private(set) var chainBeforeFile: Checksum?
  /// The checksum of the older file that the newest migration in these bytes took over; nil without one.
  private(set) var migratedSource: Checksum?

  init(state: ProgressState, position: JournalPosition) {
    self.state = state
    self.position = position
  }

  /// Applies `bytes`, which begin at the position's offset, and says how they end.
  mutating func run(over bytes: [UInt8], visiting visitor: Visitor = { _, _ in true }) -> End {
    let end = bytes.withUnsafeBytes { buffer in
      startFromCheckpoint(buffer)
      return walk(buffer, visitor)
    }
    ProgressReducer.settle(&state)
    return end
  }

  /// Takes over sequence and chain from a checkpoint at the start of a file: it goes on from one that was put aside.
  private mutating func startFromCheckpoint(_ bytes: UnsafeRawBufferPointer) {
    guard position.offset == 0, let newline = Self.newline(in: bytes, from: 0) else { return }
    let line = UnsafeRawBufferPointer(rebasing: bytes[..<newline])
    guard let entry = try? JournalEntry(line: line), case .checkpoint(let checkpoint) = entry else { return }
    chainBeforeFile = checkpoint.chain
    position.sequence = checkpoint.state.sequence - 1
    position.chain = checkpoint.chain
  }

  private mutating func walk(_ bytes: UnsafeRawBufferPointer, _ visitor: Visitor) -> End {
    var start = 0
    var update: [JournalEntry] = []
    var chain = position.chain
    var sequence = position.sequence
    var updateStart = 0
    while start < bytes.count {
      guard let newline = Self.newline(in: bytes, from: start) else { break }
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<newline])
      guard let claim = JournalRecord.claim(of: line),
        Checksum(of: claim.covered, continuing: chain) == claim.crc
      else { return Self.judge(bytes, from: start, at: position.offset) }
      let entry: JournalEntry
      do {
        entry = try JournalEntry(line: line)
      } catch {
        switch error {
        case .unknownType(let type, let sequence): return .newer(type: type, sequence: sequence)
        case .syntax: return .damaged(offset: position.offset + Int64(start - updateStart))
        }
      }
      guard entry.sequence == sequence + 1 else {
        return .damaged(offset: position.offset + Int64(start - updateStart))
      }
      update.append(entry)
      chain = claim.crc
      sequence = entry.sequence
      start = newline + 1
      guard entry.remaining == 0 else { continue }
      guard visitor(update, state) else { return .stopped }
      for entry in update {
        entry.apply(to: &state)
        if case .checkpoint(let checkpoint) = entry, checkpoint.reason == .migrated {
          migratedSource = checkpoint.source
        }
      }
      appliedUpdates += 1
      noteBase(of: update, length: start - updateStart)
      position.offset += Int64(start - updateStart)
      position.sequence = sequence
      position.chain = chain
      updateStart = start
      update.removeAll(keepingCapacity: true)
    }
    return updateStart == bytes.count ? .clean : .tornTail
  }

  /// A checkpoint at the very start of the file is where its growth is measured from.
  private mutating func noteBase(of update: [JournalEntry], length: Int) {
    if position.offset == 0, case .checkpoint? = update.first { position.base = Int64(length) }
  }

  private static func newline(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  /// Tells damage from a torn tail: some line behind the bad one verifies against the one before it.
  private static func judge(_ bytes: UnsafeRawBufferPointer, from bad: Int, at offset: Int64) -> End {
    var previous: Checksum?
    var start = bad
    while start < bytes.count, let newline = newline(in: bytes, from: start) {
      let claim = JournalRecord.claim(of: UnsafeRawBufferPointer(rebasing: bytes[start..<newline]))
      if let claim, let previous, Checksum(of: claim.covered, continuing: previous) == claim.crc {
        return .damaged(offset: offset)
      }
      previous = claim?.crc
      start = newline + 1
    }
    return .tornTail
  }
}
