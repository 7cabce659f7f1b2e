import JSONTree
import ProgressModel

/// One line of a transcript that tells of the conversation.
struct TranscriptLine {
  /// What a line was found to be.
  enum Reading {
    case line(TranscriptLine)
    /// It serves the host: a title, a mode, a snapshot of files.
    case aside
    case fault(String)
  }

  let type: String
  let time: Timestamp
  let session: String
  let object: JSONObject
  let isSidechain: Bool
  let agentID: String?

  private static let conversation: Set<String> = ["user", "assistant", "system"]

  static func read(_ object: JSONObject) -> Reading {
    guard let type = object["type"]?.string else { return .fault("it has no 'type'") }
    guard conversation.contains(type) else { return .aside }
    guard let session = object["sessionId"]?.string, !session.isEmpty else {
      return .fault("it has no 'sessionId'")
    }
    guard let text = object["timestamp"]?.string, let time = TranscriptTime.moment(text) else {
      return .fault("it has no 'timestamp' that can be read")
    }
    return .line(
      TranscriptLine(
        type: type, time: time, session: session, object: object,
        isSidechain: object["isSidechain"]?.bool == true, agentID: object["agentId"]?.string))
  }

  subscript(key: String) -> JSONValue? { object[key] }

  /// The parts of the message; a message of plain text has none.
  var blocks: [JSONValue] { object["message"]?["content"]?.array ?? [] }

  /// What a person, or the host in a person's place, asked; nil for answers of tools and for the host's own words.
  var prompt: String? {
    guard type == "user", object["isMeta"]?.bool != true, object["isCompactSummary"]?.bool != true else {
      return nil
    }
    let content = object["message"]?["content"]
    if let text = content?.string {
      let kind = object["origin"]?["kind"]?.string
      return kind == nil || kind == "human" || text.hasPrefix("<task-notification>") ? text : nil
    }
    let texts = blocks.compactMap { $0["type"]?.string == "text" ? $0["text"]?.string : nil }
    let hasResult = blocks.contains { $0["type"]?.string == "tool_result" }
    return texts.isEmpty || hasResult ? nil : texts.joined(separator: "\n")
  }
}

/// Times as transcripts have them: ISO 8601 in UTC, with milliseconds.
enum TranscriptTime {
  /// Reads `2026-11-09T10:15:01.700Z`; nil for anything else.
  static func moment(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T") else {
      return nil
    }
    guard
      let whole = MomentText(argument: String(decoding: bytes[..<19], as: UTF8.self))?.moment(
        at: Timestamp(0))
    else { return nil }
    let fraction = bytes[19..<(bytes.count - 1)]
    if fraction.isEmpty { return whole }
    guard fraction.first == UInt8(ascii: "."), fraction.count > 1, fraction.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    var milliseconds: Int64 = 0
    for place in 1...3 {
      let digit = place < fraction.count ? fraction[fraction.startIndex + place] - 48 : 0
      milliseconds = milliseconds * 10 + Int64(digit)
    }
    return Timestamp(whole.milliseconds + milliseconds)
  }
}
