import JSONTree

/// What agents started by another agent do, and teammates.
extension SimulationStage {
  /// A subagent starts or stops, as its own events say; the call that made it is another matter.
  mutating func startSubagent(_ type: String, id: String?, _ name: String, of host: SimulatedHost) {
    var session = session(name, of: host)
    let agent = session.newAgent(type, id: id)
    send(session.envelope("SubagentStart", agent: agent), of: session)
  }

  mutating func stopSubagent(
    _ type: String, _ name: String, of host: SimulatedHost, message: String = "Done."
  ) {
    var session = session(name, of: host)
    let agent = session.agent(type)
    var payload = session.envelope("SubagentStop", agent: agent)
    if host == .claudeCode { payload["stop_hook_active"] = false }
    payload["agent_transcript_path"] = .string(session.transcript(of: agent))
    if host == .codex { payload["stop_hook_active"] = false }
    payload["last_assistant_message"] = .string(message)
    if host == .claudeCode {
      // The list still holds the one that stops.
      payload["background_tasks"] = .array(session.backgroundTasks())
      payload["session_crons"] = []
    }
    if let index = session.agentIndex(type) { session.agents[index].isRunning = false }
    send(payload, of: session)
  }

  /// The agent tool starts a subagent: the call, the start, and in the background the answer at once.
  mutating func launchAgent(
    _ type: String, _ name: String, of host: SimulatedHost, purpose: String, inBackground: Bool
  ) {
    var session = session(name, of: host)
    let call = session.identities.call(of: host)
    let input = Self.launchInput(of: host, type, purpose, inBackground)
    let tool = host == .codex ? "collaborationspawn_agent" : "Agent"
    var payload = session.envelope("PreToolUse")
    payload["tool_name"] = .string(tool)
    payload["tool_input"] = .object(input)
    payload["tool_use_id"] = .string(call)
    send(payload, of: session)
    let agent = session.newAgent(type, id: nil, call: call, purpose: purpose, inBackground: inBackground)
    send(session.envelope("SubagentStart", agent: agent), of: session)
    if host == .codex {
      sendCall(
        tool, input, .string("{\"task_name\":\"/root/\(type)\"}"), of: &session, nil, call: call)
    } else if inBackground {
      sendCall(
        tool, input,
        [
          "isAsync": true, "status": "async_launched", "agentId": .string(agent.id),
          "description": .string(purpose), "prompt": .string(purpose),
          "outputFile": .string("/tmp/\(agent.id).output"), "canReadOutputFile": true,
        ], of: &session, nil, call: call)
    }
  }

  /// The agent has done its work: it stops, and its caller hears of it.
  mutating func finishAgent(
    _ type: String, _ name: String, of host: SimulatedHost, message: String = "Done."
  ) {
    stopSubagent(type, name, of: host, message: message)
    var session = session(name, of: host)
    guard host == .claudeCode, let index = session.agentIndex(type) else { return }
    let agent = session.agents[index]
    let purpose = agent.purpose ?? type
    if agent.isBackground {
      return prompt(name, of: host, Self.notification(of: agent, purpose, message))
    }
    sendCall(
      "Agent", Self.launchInput(of: host, agent.type, purpose, false),
      [
        "status": "completed", "prompt": .string(purpose), "agentId": .string(agent.id),
        "agentType": .string(agent.type), "content": [["type": "text", "text": .string(message)]],
        "totalDurationMs": 41_870, "totalTokens": 18_250, "totalToolUseCount": 7,
      ], of: &session, nil, call: agent.call)
  }

  /// A teammate has nothing left to do.
  mutating func idleTeammate(_ teammate: String, _ name: String, of host: SimulatedHost) {
    let session = session(name, of: host)
    var payload = session.envelope("TeammateIdle")
    payload["teammate_name"] = .string(teammate)
    payload["team_name"] = .string("session-" + session.id.prefix(8))
    send(payload, of: session)
  }

  private static func launchInput(
    of host: SimulatedHost, _ type: String, _ purpose: String, _ inBackground: Bool
  ) -> JSONObject {
    if host == .codex {
      return [
        "task_name": .string(type), "message": .string(purpose), "agent_type": .string(type),
        "fork_turns": "none",
      ]
    }
    var input: JSONObject = [
      "description": .string(purpose), "prompt": .string(purpose), "subagent_type": .string(type),
    ]
    if inBackground { input["run_in_background"] = true }
    return input
  }

  /// The prompt with which Claude Code tells of a background agent that has ended.
  private static func notification(
    of agent: SimulatedSession.SimulatedAgent, _ purpose: String, _ message: String
  ) -> String {
    """
    <task-notification>
    <task-id>\(agent.id)</task-id>
    <tool-use-id>\(agent.call ?? "")</tool-use-id>
    <output-file>/tmp/\(agent.id).output</output-file>
    <status>completed</status>
    <summary>Agent "\(purpose)" finished</summary>
    <result>\(message)</result>
    </task-notification>
    """
  }
}

extension SimulatedSession {
  /// Adds a running agent; one of the same id that has stopped runs again.
  mutating func newAgent(
    _ type: String, id: String?, call: String? = nil, purpose: String? = nil, inBackground: Bool = false
  ) -> SimulatedAgent {
    if let id, let index = agents.firstIndex(where: { $0.id == id }) {
      agents[index].isRunning = true
      return agents[index]
    }
    let agent = SimulatedAgent(
      id: id ?? identities.agent(of: host), type: type, call: call, purpose: purpose,
      isBackground: inBackground)
    agents.append(agent)
    return agent
  }

  fileprivate func transcript(of agent: SimulatedAgent) -> String {
    host == .codex
      ? "\(transcripts)/rollout-2026-11-09T10-16-20-\(agent.id).jsonl"
      : "\(transcripts)/\(id)/subagents/agent-\(agent.id).jsonl"
  }
}
