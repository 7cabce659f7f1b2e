import HookProtocol
import JSONTree
import ProgressModel

/// Makes payloads as Claude Code sends them, from what a transcript says.
struct PayloadMaking {
  private(set) var payloads: [ArrivedPayload] = []
  /// Set for lines of a subagent.
  var agentID: String?
  var agentType: String?
  private var latest = Timestamp(.min)

  /// Adds an event at the time of `line`, or of the one before it where that is later.
  mutating func add(_ event: String, _ line: TranscriptLine, _ members: [(String, JSONValue?)] = []) {
    add(event, at: line.time, session: line.session, folder: line["cwd"]?.string, members)
  }

  mutating func add(
    _ event: String, at time: Timestamp, session: String, folder: String?,
    _ members: [(String, JSONValue?)] = []
  ) {
    latest = max(latest, time)
    var payload = JSONObject()
    payload["session_id"] = .string(session)
    payload["cwd"] = folder.map { .string($0) }
    payload["hook_event_name"] = .string(event)
    payload["agent_id"] = agentID.map { .string($0) }
    payload["agent_type"] = agentType.map { .string($0) }
    for (key, value) in members { payload[key] = value }
    var environment = HookEnvironment()
    environment.isClaudeCode = true
    payloads.append(ArrivedPayload(time: latest, payload: payload, environment: environment))
  }
}
