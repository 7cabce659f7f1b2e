import JSONTree

/// What a file to be replayed holds, as its content tells: names and endings say nothing.
enum PlayedFormat: String {
  /// What `record` or the spool keeps.
  case recording
  /// Payloads alone, as `simulate --emit` prints them.
  case payloads
  /// A session's transcript, as Claude Code writes it.
  case transcript

  /// Why a file is none of them.
  enum Refusal: Error, Equatable {
    case journal
    case snapshot
    case rollout
    /// No line says what it could be.
    case unknown
    case empty
  }

  /// A file may begin with lines that say nothing.
  private static let looks = 200

  /// Tells what the bytes hold.
  static func format(of bytes: [UInt8]) throws(Refusal) -> PlayedFormat {
    if bytes.allSatisfy({ $0 <= 0x20 }) { throw .empty }
    var refusal = Refusal.unknown
    for line in bytes.split(separator: UInt8(ascii: "\n"), maxSplits: looks).prefix(looks) {
      guard let object = try? JSONValue(parsing: Array(line), limits: .hookInput).object else { continue }
      if let format = format(of: object) { return format }
      if let reason = reason(against: object) { refusal = reason }
    }
    if refusal == .unknown, let document = try? JSONValue(parsing: bytes, limits: .hookInput).object {
      if let format = format(of: document) { return format }
      if let reason = reason(against: document) { refusal = reason }
    }
    throw refusal
  }

  private static func format(of line: JSONObject) -> PlayedFormat? {
    if line["recording"]?.integer != nil { return .recording }
    if line["time"]?.integer != nil, line["payload"]?.object != nil { return .recording }
    if isPayload(line) { return .payloads }
    return line["sessionId"]?.string != nil && line["type"]?.string != nil ? .transcript : nil
  }

  private static func reason(against line: JSONObject) -> Refusal? {
    if line["sequence"]?.integer != nil, line["type"]?.string != nil { return .journal }
    if line["version"] != nil, line["tasks"] != nil { return .snapshot }
    if line["timestamp"] != nil, line["payload"]?.object != nil { return .rollout }
    return nil
  }

  /// Whether an object is what a host sends to a hook.
  static func isPayload(_ object: JSONObject) -> Bool {
    object["hook_event_name"]?.string != nil || object["todos"]?.array != nil
      || object["thread-id"] != nil && object["type"] != nil
  }
}

extension PlayedFormat.Refusal {
  /// What the file is instead, and what reads it.
  func failure(_ name: String) -> Failure {
    let subject = "Cannot replay '\(name)': "
    switch self {
    case .journal:
      return Failure(
        .damagedData, subject + "it is a journal, which holds events and not payloads",
        hint: "'orchestra log' and 'orchestra at' show what a journal says")
    case .snapshot:
      return Failure(.damagedData, subject + "it is a snapshot", hint: "'orchestra diff' compares snapshots")
    case .rollout:
      return Failure(
        .damagedData, subject + "it is a rollout of Codex, which cannot be read yet",
        hint: "'orchestra record on' records what Codex sends to hooks")
    case .unknown:
      return Failure(
        .damagedData, subject + "it is no recording, no list of payloads and no transcript",
        hint: "'orchestra record on' begins a recording")
    case .empty: return Failure(.missingInput, subject + "it is empty")
    }
  }
}
