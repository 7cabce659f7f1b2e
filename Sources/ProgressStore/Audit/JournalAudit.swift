import DurableFiles
import JSONTree
import ProgressModel

/// Goes through the files of a journal and notes everything that is wrong with their lines.
///
/// What counts as torn and what as damaged is decided by `JournalReplay`, as it is when the state is recovered. Only a file it
/// calls damaged is walked line by line, on and on behind the first fault.
struct JournalAudit {
  private(set) var facts: [AuditFact] = []
  /// Records of the last file that verified.
  private(set) var verified = 0
  /// The chain that the last file's first checkpoint goes on from; nil when it begins otherwise.
  private(set) var chainBeforeFile: Checksum?
  /// The end of the file before; nil for the first, and behind one that could not be walked to its end.
  private var previousEnd: JournalPosition?

  /// Judges one file; `lastSequence` is what a part's name says of its last record.
  mutating func run(over bytes: [UInt8], file: String, lastSequence: Int64? = nil) {
    var replay = JournalReplay(state: ProgressState(), position: .start)
    var first: Int64?
    let end = replay.run(over: bytes) { update, _ in
      first = first ?? update.first?.sequence
      return true
    }
    chainBeforeFile = replay.chainBeforeFile
    judgeLink(first: first, file: file)
    previousEnd = replay.position
    switch end {
    case .clean, .stopped, .tornTail:
      var lines = JournalLines(bytes: bytes, file: file)
      lines.walk(upTo: Int(replay.position.offset))
      verified = lines.verified
      facts += lines.facts
      if end == .tornTail {
        let offset = Int(replay.position.offset)
        facts.append(lines.fact(.tornTail(bytes: Int64(bytes.count - offset)), at: offset))
      }
    case .damaged, .newer:
      var lines = JournalLines(bytes: bytes, file: file)
      lines.walk(upTo: bytes.count)
      verified = lines.verified
      facts += lines.facts
      previousEnd = nil
    }
    if let lastSequence, let end = previousEnd, end.sequence != lastSequence {
      facts.append(AuditFact(file: file, kind: .partMisnamed(last: end.sequence)))
    }
  }

  /// Notes a file that does not go on where the one before it ended.
  private mutating func judgeLink(first: Int64?, file: String) {
    guard let previous = previousEnd, let first else { return }
    if first == previous.sequence + 1, chainBeforeFile == nil || chainBeforeFile == previous.chain { return }
    facts.append(AuditFact(file: file, kind: .partMissing(from: previous.sequence, upTo: first)))
  }
}

/// The lines of one file of the journal.
private struct JournalLines {
  private let bytes: [UInt8]
  private let file: String
  private(set) var facts: [AuditFact] = []
  private(set) var verified = 0
  private var line = 0

  /// What the next record can go on from: after a fault both the checksum it says and the one it has.
  private var chains: [Checksum] = [.empty]
  private var sequence: Int64 = 0
  private var remaining = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Judges the lines before `end`; a last one without its newline is torn.
  mutating func walk(upTo end: Int) {
    var start = 0
    while start < end {
      line += 1
      guard let newline = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) else {
        facts.append(fact(.tornTail(bytes: Int64(end - start)), at: start, line: line))
        return
      }
      judge(start..<newline)
      start = newline + 1
    }
  }

  private mutating func judge(_ range: Range<Int>) {
    bytes.withUnsafeBytes { buffer in
      let text = UnsafeRawBufferPointer(rebasing: buffer[range])
      guard let claim = JournalRecord.claim(of: text) else {
        noteUnsealed(text, range)
        // What it continued to cannot be known: whatever comes next is believed.
        chains = []
        sequence += 1
        remaining = 0
        return
      }
      let entry = Result { () throws(JournalEntry.Fault) in try JournalEntry(line: text) }
      if range.lowerBound == 0, case .success(.checkpoint(let checkpoint)) = entry {
        chains = [checkpoint.chain]
        sequence = checkpoint.state.sequence - 1
      }
      judge(entry, claim, range)
    }
  }

  private mutating func noteUnsealed(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    do throws(JSONSyntaxError) {
      _ = try JSONValue(parsing: text.bindMemory(to: UInt8.self))
      facts.append(fact(.unsealed, at: range.lowerBound, line: line))
    } catch {
      facts.append(
        fact(.notJSON(error), at: range.lowerBound + error.offset, line: line, start: range.lowerBound))
    }
  }

  private mutating func judge(
    _ entry: Result<JournalEntry, JournalEntry.Fault>,
    _ claim: (covered: UnsafeRawBufferPointer, crc: Checksum),
    _ range: Range<Int>
  ) {
    let actual = chains.map { Checksum(of: claim.covered, continuing: $0) }
    let isRight = chains.isEmpty || actual.contains(claim.crc)
    let number = Self.sequence(of: entry)
    let expected = sequence + 1
    switch (isRight, number) {
    case (true, expected?), (true, nil): verified += isRight && !chains.isEmpty ? 1 : 0
    case (true, let number?) where chains.isEmpty: sequence = number - 1
    case (true, let number?):
      facts.append(fact(.gap(sequence: number, expected: expected), at: range.lowerBound, line: line))
    case (false, let number?) where number != expected:
      facts.append(fact(.chainBroken(sequence: number, expected: expected), at: range.lowerBound, line: line))
    case (false, _):
      let found = actual.first?.hexadecimal ?? ""
      facts.append(
        fact(.wrongChecksum(stored: claim.crc.hexadecimal, actual: found), at: range.lowerBound, line: line))
    }
    // Behind a fault nobody knows how many records of its update were to follow.
    if isRight, number == nil || number == expected { judgeContent(entry, range) } else { remaining = 0 }
    chains = isRight ? [claim.crc] : [claim.crc] + actual
    sequence = number ?? expected
  }

  private mutating func judgeContent(_ entry: Result<JournalEntry, JournalEntry.Fault>, _ range: Range<Int>) {
    switch entry {
    case .success(let entry):
      if remaining > 0, entry.remaining != remaining - 1 {
        facts.append(
          fact(.announced(entry.remaining, expected: remaining - 1), at: range.lowerBound, line: line))
      }
      remaining = entry.remaining
    case .failure(.unknownType(let type, let sequence)):
      facts.append(fact(.unknownType(type, sequence: sequence), at: range.lowerBound, line: line))
      remaining = 0
    case .failure(.syntax(let error)):
      facts.append(
        fact(.unreadable(error), at: range.lowerBound + error.offset, line: line, start: range.lowerBound))
      remaining = 0
    }
  }

  private static func sequence(of entry: Result<JournalEntry, JournalEntry.Fault>) -> Int64? {
    switch entry {
    case .success(let entry): entry.sequence
    case .failure(.unknownType(_, let sequence)): sequence
    case .failure(.syntax): nil
    }
  }

  func fact(_ kind: AuditFact.Kind, at offset: Int, line: Int? = nil, start: Int? = nil) -> AuditFact {
    let start = start ?? offset
    let line = line ?? 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
    let text = bytes[start...].prefix(AuditFact.longestText).prefix { $0 != UInt8(ascii: "\n") }
    return AuditFact(file: file, kind: kind, line: line, offset: Int64(offset), text: Array(text))
  }
}
