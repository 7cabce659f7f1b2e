import JSONTree
import ProgressModel

/// The first line of a recording, and of every stretch of one that was switched off and on again.
struct RecordingHeader: Equatable, Sendable {
  /// The form of the lines behind it.
  static let version: Int64 = 1

  /// The recording's own id: hooks append only to a file that begins with the id they were told.
  ///
  /// A folder from elsewhere may bring orders to record along; with the id nobody can make hooks write into a file of his choice.
  var id: String
  var startedAt: Timestamp
  var isRedacted: Bool

  init(id: String, startedAt: Timestamp, isRedacted: Bool) {
    self.id = id
    self.startedAt = startedAt
    self.isRedacted = isRedacted
  }

  /// Reads one back; nil when the line is something else.
  init?(_ line: JSONValue) {
    guard line["recording"]?.integer == Self.version, let id = line["id"]?.string else { return nil }
    self.id = id
    startedAt = Timestamp(line["startedAt"]?.integer ?? 0)
    isRedacted = line["redacted"]?.bool ?? false
  }

  /// Reads the header that a file's first bytes hold.
  init?(startOf bytes: [UInt8]) {
    guard let line = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first,
      let value = try? JSONValue(parsing: Array(line))
    else { return nil }
    self.init(value)
  }

  /// The bytes a line with this id begins with.
  static func prefix(ofID id: String) -> [UInt8] { Array(#"{"recording":\#(version),"id":"\#(id)","#.utf8) }

  /// More than a header takes.
  static let longest = 256

  /// Writes it as one line.
  func bytes() -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.key("recording")
    writer.integer(Self.version)
    writer.key("id")
    writer.string(id)
    writer.key("startedAt")
    writer.integer(startedAt.milliseconds)
    writer.key("redacted")
    writer.bool(isRedacted)
    writer.endObject()
    writer.newLine()
    return writer.finish()
  }
}
