import DurableFiles
import JSONTree
import ProgressModel

/// What can be had out of a journal, whatever condition it is in.
///
/// A journal in good order is replayed. In a damaged one every record that verifies counts, before the damage and behind it:
/// events hold answers, so that one can be applied although another is lost. Behind a checkpoint nothing is lost, since it
/// holds the whole state.
struct JournalSalvage {
  /// A line that does not verify.
  struct Damage: Equatable, Sendable {
    /// From 1.
    var line: Int
    /// The byte in the file, from 0.
    var offset: Int64
  }

  private(set) var state: ProgressState
  /// The number of the newest record that counts.
  private(set) var sequence: Int64
  /// The chain behind it, for the record that goes on from it.
  private(set) var chain: Checksum
  /// Where a journal in good order ends; what lies behind it is a torn tail.
  private(set) var position: JournalPosition
  private(set) var damages: [Damage] = []
  /// Records that are gone, by their numbers.
  private(set) var lost: [ClosedRange<Int64>] = []
  private(set) var records = 0
  private(set) var recordsBehindDamage = 0
  private(set) var tornBytes: Int64 = 0

  var isDamaged: Bool { !damages.isEmpty }
  /// Whether nothing in it counts.
  var isHopeless: Bool { records == 0 }

  /// Reads all of it; `earlier` is what the parts before it amount to, for a file whose first record is damaged.
  ///
  /// - Throws: `newerJournal`.
  init(_ bytes: [UInt8], earlier: () -> (state: ProgressState, position: JournalPosition)?) throws(StoreError)
  {
    var replay = JournalReplay(state: ProgressState(), position: .start)
    var records = 0
    let end = replay.run(over: bytes) { update, _ in
      records += update.count
      return true
    }
    state = replay.state
    position = replay.position
    sequence = replay.position.sequence
    chain = replay.position.chain
    self.records = records
    switch end {
    case .clean, .stopped: break
    case .newer(let type, let sequence): throw .newerJournal(type: type, sequence: sequence)
    case .tornTail where records > 0 || bytes.isEmpty: tornBytes = Int64(bytes.count) - replay.position.offset
    case .tornTail, .damaged:
      if replay.position.offset == 0, let earlier = earlier() {
        state = earlier.state
        sequence = earlier.position.sequence
        chain = earlier.position.chain
      }
      var walk = Walk(salvage: self, chains: [chain])
      if let newer = bytes.withUnsafeBytes({ walk.run(over: $0, from: Int(replay.position.offset)) }) {
        throw newer
      }
      self = walk.salvage
    }
    ProgressReducer.settle(&state)
  }

  /// Goes through the lines from the damage on.
  private struct Walk {
    var salvage: JournalSalvage
    /// What the next record can go on from; empty when nobody knows.
    var chains: [Checksum]
    /// A record whose own checksum is wrong: the next one tells whether only that was damaged.
    var suspect: (entry: JournalEntry, actual: Checksum)?
    var line = 1

    /// Returns what stops it: a record of a later version.
    mutating func run(over bytes: UnsafeRawBufferPointer, from offset: Int) -> StoreError? {
      line += bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
      var start = offset
      while start < bytes.count {
        let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        if let newer = judge(UnsafeRawBufferPointer(rebasing: bytes[start..<newline]), at: start) {
          return newer
        }
        line += 1
        start = newline + 1
      }
      return nil
    }

    private mutating func judge(_ text: UnsafeRawBufferPointer, at offset: Int) -> StoreError? {
      guard let claim = JournalRecord.claim(of: text) else {
        damaged(at: offset)
        chains = []
        suspect = nil
        return nil
      }
      let entry: JournalEntry?
      do {
        entry = try JournalEntry(line: text)
      } catch {
        if case .unknownType(let type, let sequence) = error, isRight(claim) {
          return .newerJournal(type: type, sequence: sequence)
        }
        entry = nil
      }
      if line == 1, case .checkpoint(let checkpoint)? = entry { chains = [checkpoint.chain] }
      guard let entry, isRight(claim) else {
        let actual = chains.first.map { Checksum(of: claim.covered, continuing: $0) }
        suspect = entry.flatMap { entry in actual.map { (entry, $0) } }
        damaged(at: offset)
        chains = [claim.crc] + (actual.map { [$0] } ?? [])
        return nil
      }
      if let suspect, Checksum(of: claim.covered, continuing: suspect.actual) == claim.crc {
        // Nothing but its checksum was damaged.
        take(suspect.entry, suspect.actual)
      }
      suspect = nil
      take(entry, claim.crc)
      chains = [claim.crc]
      return nil
    }

    private func isRight(_ claim: (covered: UnsafeRawBufferPointer, crc: Checksum)) -> Bool {
      chains.isEmpty || chains.contains { Checksum(of: claim.covered, continuing: $0) == claim.crc }
    }

    private mutating func damaged(at offset: Int) {
      salvage.damages.append(Damage(line: line, offset: Int64(offset)))
    }

    private mutating func take(_ entry: JournalEntry, _ crc: Checksum) {
      switch entry {
      case .checkpoint: salvage.lost = []
      case .event where entry.sequence <= salvage.sequence: return
      case .event:
        if entry.sequence > salvage.sequence + 1 {
          salvage.lost.append(salvage.sequence + 1...entry.sequence - 1)
        }
      }
      entry.apply(to: &salvage.state)
      salvage.sequence = entry.sequence
      salvage.chain = crc
      salvage.records += 1
      if salvage.isDamaged { salvage.recordsBehindDamage += 1 }
    }
  }

  /// Applies the records that go on behind a state which an intact snapshot holds.
  ///
  /// - Returns: The numbers of records that are gone and that the snapshot does not hold either.
  static func going(on state: inout ProgressState, with bytes: [UInt8]) -> (
    sequence: Int64, lost: [ClosedRange<Int64>]
  ) {
    var sequence = state.sequence
    var lost: [ClosedRange<Int64>] = []
    bytes.withUnsafeBytes { buffer in
      for line in buffer.split(separator: UInt8(ascii: "\n")) {
        let text = UnsafeRawBufferPointer(rebasing: line)
        guard JournalRecord.claim(of: text) != nil, let entry = try? JournalEntry(line: text),
          entry.sequence > sequence
        else { continue }
        if case .event = entry, entry.sequence > sequence + 1 {
          lost.append(sequence + 1...entry.sequence - 1)
        }
        entry.apply(to: &state)
        sequence = entry.sequence
      }
    }
    ProgressReducer.settle(&state)
    return (sequence, lost)
  }
}
