import JSONTree
import ProgressModel

/// A transcript turned into the payloads that hooks would have got while the session ran.
///
/// 1. The order of a file's lines is kept; a time that steps back is taken for that of the line before.
/// 2. Lines of subagents are put between those of the session by their times.
/// 3. Lines that only serve the host are passed over; lines that cannot be read are noted.
struct Transcript {
  /// In the order in which hooks would have run.
  let payloads: [ArrivedPayload]

  init(_ files: TranscriptFiles, faults: LineFaults) {
    var main = TranscriptTurns()
    Self.read(files.main, faults: faults) { line in main.take(line) }
    main.finish()
    var merged = main.payloads
    for subagent in files.subagents {
      var turns = SubagentTurns(type: subagent.type)
      Self.read(subagent.bytes, faults: faults, name: subagent.name) { line in turns.take(line) }
      turns.finish()
      merged = Self.merged(merged, turns.payloads)
    }
    payloads = merged
  }

  private static func read(
    _ bytes: [UInt8], faults: LineFaults, name: String? = nil, _ body: (TranscriptLine) -> Void
  ) {
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated() where !line.allSatisfy({ $0 <= 0x20 })
    {
      do throws(JSONSyntaxError) {
        guard let object = try JSONValue(parsing: Array(line)).object else {
          faults.add(index + 1, "it is no object", in: name)
          continue
        }
        switch TranscriptLine.read(object) {
        case .line(let line): body(line)
        case .aside: continue
        case .fault(let cause): faults.add(index + 1, cause, in: name)
        }
      } catch {
        faults.add(index + 1, "\(error.sentence) at byte \(error.offset)", in: name)
      }
    }
  }

  /// Puts two lists together by time; of equal times those of `first` come first.
  private static func merged(_ first: [ArrivedPayload], _ second: [ArrivedPayload]) -> [ArrivedPayload] {
    var merged: [ArrivedPayload] = []
    merged.reserveCapacity(first.count + second.count)
    var rest = second[...]
    for payload in first {
      while let next = rest.first, next.time < payload.time { merged.append(rest.removeFirst()) }
      merged.append(payload)
    }
    return merged + rest
  }
}
