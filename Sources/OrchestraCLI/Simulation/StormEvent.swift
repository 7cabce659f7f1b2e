import JSONTree
import ProgressModel

/// One event of a storm: a task that tells which event it was, or the beginning or end of a session.
struct StormEvent: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case begin, task, end
  }

  let kind: Kind
  let writer: Int
  /// The number of the writer's session.
  let session: Int
  /// The number of the task among those of its writer.
  let number: Int

  /// After so many tasks a session ends and goes to the archive: the state stays small, as in life.
  static let tasksPerSession = 8

  static let textStart = "Storm "

  /// The text of the task, which no other event has.
  var text: String { "\(Self.textStart)\(writer)-\(number)" }

  var sessionID: String { "storm-\(writer)-\(session)" }

  /// The event behind this one of the same writer.
  var next: StormEvent {
    switch kind {
    case .begin: StormEvent(kind: .task, writer: writer, session: session, number: number + 1)
    case .task where number % Self.tasksPerSession == 0:
      StormEvent(kind: .end, writer: writer, session: session, number: number)
    case .task: StormEvent(kind: .task, writer: writer, session: session, number: number + 1)
    case .end: StormEvent(kind: .begin, writer: writer, session: session + 1, number: number)
    }
  }

  /// The payload as Claude Code sends it.
  func payload(in directory: String, isHostile: Bool) -> [UInt8] {
    var payload: JSONObject = [
      "session_id": .string(sessionID), "transcript_path": .string("/home/user/.claude/\(sessionID).jsonl"),
      "cwd": .string(directory),
    ]
    switch kind {
    case .begin:
      payload["hook_event_name"] = "SessionStart"
      payload["source"] = "startup"
    case .task:
      payload["hook_event_name"] = "TaskCompleted"
      payload["task_id"] = .string("\(number)")
      payload["task_subject"] = .string(text)
    case .end:
      payload["hook_event_name"] = "SessionEnd"
      payload["reason"] = "other"
    }
    if isHostile { payload = HostileText.added(to: payload) }
    return ArrivedPayload(time: Timestamp(0), payload: payload).hostBytes
  }

  /// Reads back from a task's text which event it was: the text, with whatever hostile stands behind it.
  static func key(of text: String) -> String? {
    guard text.hasPrefix(textStart) else { return nil }
    return String(
      text.prefix { !" \u{1B}".contains($0) || $0 == " " }.split(separator: " ").prefix(2).joined(
        separator: " "))
  }
}
