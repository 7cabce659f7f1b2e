import JSONTree

/// One session of a host as far as its payloads show it: ids, the lists it keeps, the agents it has started.
struct SimulatedSession: Sendable {
  /// What the simulation calls it; not the id.
  let name: String
  let id: String
  let host: SimulatedHost
  /// The folder it works in.
  var directory: String
  /// The folder of its transcript, without the separator behind it.
  var transcripts: String
  var model: String
  var permissionMode = "default"
  var identities: SimulatedIdentities
  /// Nil before the first prompt.
  var promptID: String?
  var turnID: String?
  /// The list of each agent by its id; that of the main thread under the empty one.
  var lists: [String: [SimulatedItem]] = [:]
  /// Tasks of the task tools, by the number that is their id.
  var tasks: [SimulatedTask] = []
  var agents: [SimulatedAgent] = []

  /// An item of a list that is sent whole each time.
  struct SimulatedItem: Equatable, Sendable {
    var content: String
    var status: String
    var activeForm: String
  }

  /// A task of the task tools.
  struct SimulatedTask: Equatable, Sendable {
    var id: String
    var subject: String
    var status = "pending"
  }

  /// A subagent.
  struct SimulatedAgent: Equatable, Sendable {
    var id: String
    var type: String
    var call: String?
    var purpose: String?
    var isBackground = false
    var isRunning = true
  }

  /// The path of the transcript.
  var transcript: String {
    switch host {
    case .claudeCode: "\(transcripts)/\(id).jsonl"
    case .codex: "\(transcripts)/rollout-2026-11-09T10-15-02-\(id).jsonl"
    }
  }

  /// The newest agent of this type or id that runs, else the newest of all.
  func agentIndex(_ name: String) -> Int? {
    let known = agents.indices.filter { agents[$0].type == name || agents[$0].id == name }
    return known.last { agents[$0].isRunning } ?? known.last
  }
}

extension SimulatedSession {
  /// The fields every event has, in the order the hosts send them, up to the event's own.
  ///
  /// `agent` is set for what happens inside a subagent, and for its start and stop.
  func envelope(_ event: String, agent: SimulatedAgent? = nil) -> JSONObject {
    var payload: JSONObject = ["session_id": .string(id)]
    if host == .codex, let turnID, event != "SessionStart", event != "SessionEnd" {
      payload["turn_id"] = .string(turnID)
    }
    if host == .codex, let agent { add(agent, to: &payload) }
    payload["transcript_path"] = .string(transcript)
    payload["cwd"] = .string(directory)
    if host == .codex {
      payload["hook_event_name"] = .string(event)
      if event != "SessionEnd" { payload["model"] = .string(model) }
      if !Self.withoutMode.contains(event) { payload["permission_mode"] = .string(permissionMode) }
      return payload
    }
    if let promptID, !Self.beforePrompts.contains(event) { payload["prompt_id"] = .string(promptID) }
    if Self.withMode.contains(event) { payload["permission_mode"] = .string(permissionMode) }
    if let agent { add(agent, to: &payload) }
    payload["hook_event_name"] = .string(event)
    return payload
  }

  private func add(_ agent: SimulatedAgent, to payload: inout JSONObject) {
    payload["agent_id"] = .string(agent.id)
    payload["agent_type"] = .string(agent.type)
  }

  /// Events of Codex that do not say how permissions are asked for.
  private static let withoutMode: Set<String> = ["PreCompact", "PostCompact", "SessionEnd"]

  /// Events of Claude Code that do.
  private static let withMode: Set<String> = [
    "PreToolUse", "PostToolUse", "PostToolUseFailure", "PostToolBatch", "PermissionRequest",
    "PermissionDenied", "UserPromptSubmit", "UserPromptExpansion", "Stop", "SubagentStop",
  ]

  /// Events of Claude Code that never belong to a prompt.
  private static let beforePrompts: Set<String> = [
    "SessionStart", "Setup", "InstructionsLoaded", "WorktreeCreate",
  ]
}
