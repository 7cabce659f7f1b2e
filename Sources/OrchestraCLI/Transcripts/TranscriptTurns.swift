import JSONTree
import ProgressModel

/// The session's own lines: its beginning, prompts, tool calls and the ends of turns.
struct TranscriptTurns {
  private var making = PayloadMaking()
  private var calls = ToolCalls()
  private var session: String?
  private var hasOpenTurn = false
  /// The last words of a turn after which nothing said that it is over; without anybody at the keys nothing does.
  private var finalWords: TranscriptLine?

  var payloads: [ArrivedPayload] { making.payloads }

  mutating func take(_ line: TranscriptLine) {
    // Older hosts put the lines of subagents between those of the session; they are nobody's turns.
    if line.isSidechain { return }
    enter(line)
    switch line.type {
    case "user": takeUser(line)
    case "assistant": takeAssistant(line)
    default: takeSystem(line)
    }
  }

  /// Ends the last turn.
  mutating func finish() {
    if let line = finalWords { stop(line) }
  }

  /// A fork goes on in the same file under another id.
  private mutating func enter(_ line: TranscriptLine) {
    if line.session == session { return }
    finish()
    let source = session == nil ? "startup" : "fork"
    session = line.session
    hasOpenTurn = false
    making.add("SessionStart", line, [("source", .string(source))])
  }

  private mutating func takeUser(_ line: TranscriptLine) {
    if calls.end(line, into: &making) { return }
    guard let prompt = line.prompt else { return }
    finish()
    hasOpenTurn = true
    making.add("UserPromptSubmit", line, [("prompt_id", line["promptId"]), ("prompt", .string(prompt))])
  }

  private mutating func takeAssistant(_ line: TranscriptLine) {
    if line["isApiErrorMessage"]?.bool == true {
      finalWords = nil
      hasOpenTurn = false
      making.add("StopFailure", line, [("error", line["error"])])
      return
    }
    calls.begin(line, into: &making)
    let isLast = line["message"]?["stop_reason"]?.string == "end_turn"
    finalWords = isLast && hasOpenTurn ? line : nil
  }

  private mutating func takeSystem(_ line: TranscriptLine) {
    switch line["subtype"]?.string {
    case "turn_duration", "stop_hook_summary":
      if hasOpenTurn { stop(line) }
    case "compact_boundary":
      let trigger = line["compactMetadata"]?["trigger"] ?? "auto"
      making.add("PreCompact", line, [("trigger", trigger)])
      making.add("SessionStart", line, [("source", "compact")])
      making.add("PostCompact", line, [("trigger", trigger)])
    default: break
    }
  }

  private mutating func stop(_ line: TranscriptLine) {
    let words = finalWords?.blocks.compactMap { $0["text"]?.string }.joined(separator: "\n")
    making.add(
      "Stop", line,
      [("stop_hook_active", false), ("last_assistant_message", words.map { .string($0) })])
    hasOpenTurn = false
    finalWords = nil
  }
}

/// The lines of one subagent: its tool calls between its start and its end.
struct SubagentTurns {
  private var making = PayloadMaking()
  private var calls = ToolCalls()
  private let type: String?
  private var last: TranscriptLine?

  init(type: String?) {
    self.type = type
  }

  var payloads: [ArrivedPayload] { making.payloads }

  mutating func take(_ line: TranscriptLine) {
    guard let agent = line.agentID, !agent.isEmpty else { return }
    if last == nil {
      making.agentID = agent
      making.agentType = type
      making.add("SubagentStart", line)
    }
    last = line
    switch line.type {
    case "assistant": calls.begin(line, into: &making)
    case "user": _ = calls.end(line, into: &making)
    default: break
    }
  }

  /// Ends the agent with its last line: nothing else in the file says that it is done.
  mutating func finish() {
    if let last { making.add("SubagentStop", last, [("stop_hook_active", false)]) }
  }
}
