import DurableFiles
import JSONTree
import ProgressModel
import Rendering

/// The payloads of a recording, or of lines that hold bare payloads, read one by one as they are played.
///
/// A line that cannot be used is noted with its number, and passed over.
struct PlayedLines: Sequence {
  /// The time of the first payload that says none, and how far the next ones are apart.
  struct Times {
    var start: Timestamp
    /// Milliseconds.
    var pause: Int64 = 1_000
  }

  let bytes: [UInt8]
  let times: Times
  let faults: LineFaults

  func makeIterator() -> Iterator { Iterator(of: self) }

  struct Iterator: IteratorProtocol {
    private let lines: PlayedLines
    private var position = 0
    private var number = 0
    private var last: Timestamp?

    fileprivate init(of lines: PlayedLines) {
      self.lines = lines
      if Self.isOneDocument(lines.bytes) { position = -1 }
    }

    mutating func next() -> ArrivedPayload? {
      if position < 0 {
        position = lines.bytes.count
        return payload(of: lines.bytes, number: 1)
      }
      while position < lines.bytes.count {
        let end = lines.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.bytes.count
        let line = lines.bytes[position..<end]
        position = end + 1
        number += 1
        if line.allSatisfy({ $0 <= 0x20 }) { continue }
        if let payload = payload(of: Array(line), number: number) { return payload }
      }
      return nil
    }

    private mutating func payload(of line: [UInt8], number: Int) -> ArrivedPayload? {
      if let arrived = ArrivedPayload(line) {
        last = arrived.time
        return arrived
      }
      do throws(JSONSyntaxError) {
        let value = try JSONValue(parsing: line, limits: .hookInput)
        if value["recording"] != nil { return nil }
        guard let payload = value.object, PlayedFormat.isPayload(payload) else {
          lines.faults.add(number, "it is no payload and no line of a recording")
          return nil
        }
        let time =
          last.map { Timestamp($0.milliseconds.addingClamped(lines.times.pause)) } ?? lines.times.start
        last = time
        return ArrivedPayload(time: time, payload: payload)
      } catch {
        lines.faults.add(number, "\(error.sentence) at byte \(error.offset)")
        return nil
      }
    }

    /// Whether the text is one payload on several lines, as people lay it out.
    private static func isOneDocument(_ bytes: [UInt8]) -> Bool {
      let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
      if first.count > 2 || first.isEmpty || first.last != UInt8(ascii: "{") { return false }
      return (try? JSONValue(parsing: bytes, limits: .hookInput)) != nil
    }
  }
}

/// The lines of a file that could not be used: a class, since lines are read while they are played.
final class LineFaults {
  struct Fault: Equatable {
    /// The file, where several are read; nil for the one that was named.
    var file: String?
    /// From 1.
    var line: Int
    var cause: String
  }

  /// No more are kept, and none is forgotten in the count.
  static let kept = 100

  private(set) var faults: [Fault] = []
  private(set) var count = 0

  func add(_ line: Int, _ cause: String, in file: String? = nil) {
    count += 1
    if faults.count < Self.kept { faults.append(Fault(file: file, line: line, cause: cause)) }
  }
}
