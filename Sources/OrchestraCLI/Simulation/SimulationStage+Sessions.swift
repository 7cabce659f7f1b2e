import JSONTree

/// What sessions do: begin, prompt, stop, end.
extension SimulationStage {
  /// Starts, resumes, clears, compacts or forks a session.
  ///
  /// `clear` and `fork` go on under a new id, as the hosts do: `clear` ends the old session, `fork` leaves it as it is.
  mutating func startSession(
    _ name: String, of host: SimulatedHost, source: String = "startup", title: String? = nil,
    model: String? = nil, agent: String? = nil
  ) {
    if source == "clear", knows(name) { endSession(name, of: host, reason: "clear") }
    if source == "clear" || source == "fork" { renew(name, of: host) }
    var session = session(name, of: host)
    session.model = model ?? session.model
    var payload = session.envelope("SessionStart")
    if source == "compact", let prompt = session.promptID { payload["prompt_id"] = .string(prompt) }
    payload["source"] = .string(source)
    if let agent, host == .claudeCode { payload["agent_type"] = .string(agent) }
    if host == .claudeCode {
      if source == "resume" || source == "fork" {
        payload["seconds_since_last_response"] = 5_420
        payload["context_tokens"] = 61_230
        payload["prompt_cache_likely_expired"] = true
        payload["estimated_cache_write_usd"] = .double(0.2296)
      } else {
        payload["model"] = .string(session.model)
      }
      if let title { payload["session_title"] = .string(title) }
    }
    session.promptID = source == "compact" ? session.promptID : nil
    send(payload, of: session)
  }

  /// Gives the name to a session with a new id and nothing done yet.
  private mutating func renew(_ name: String, of host: SimulatedHost) {
    var old = session(name, of: host)
    let id = old.identities.universal(of: host)
    forget(name)
    adopt(name, id: id, host: host)
  }

  mutating func endSession(_ name: String, of host: SimulatedHost, reason: String = "prompt_input_exit") {
    let session = session(name, of: host)
    var payload = session.envelope("SessionEnd")
    // Codex knows no other reason.
    payload["reason"] = .string(host == .codex ? "other" : reason)
    send(payload, of: session)
  }

  /// A prompt of the human, or one the host makes up.
  mutating func prompt(_ name: String, of host: SimulatedHost, _ text: String) {
    var session = session(name, of: host)
    if host == .codex {
      session.turnID = session.identities.universal(of: host)
    } else {
      session.promptID = session.identities.universal(of: host)
    }
    var payload = session.envelope("UserPromptSubmit")
    payload["prompt"] = .string(text)
    send(payload, of: session)
  }

  /// The main agent's turn is over; with `error`, because the service failed it.
  mutating func stop(_ name: String, of host: SimulatedHost, message: String, error: String? = nil) {
    let session = session(name, of: host)
    if let error {
      var payload = session.envelope("StopFailure")
      payload["error"] = .string(error)
      payload["last_assistant_message"] = .string("API Error: " + message)
      return send(payload, of: session)
    }
    var payload = session.envelope("Stop")
    payload["stop_hook_active"] = false
    payload["last_assistant_message"] = .string(message)
    if host == .claudeCode {
      payload["background_tasks"] = .array(session.backgroundTasks())
      payload["session_crons"] = []
    }
    send(payload, of: session)
  }

  /// The user interrupts: Codex says so, Claude Code sends nothing at all.
  mutating func interrupt(_ name: String, of host: SimulatedHost) {
    let session = session(name, of: host)
    guard host == .codex else { return keep(session) }
    send(session.envelope("Interrupt"), of: session)
  }

  /// Any event, with the fields given behind those every event has.
  mutating func event(
    _ event: String, _ name: String, of host: SimulatedHost, inside agent: String?, _ fields: JSONObject
  ) {
    var session = session(name, of: host)
    let actor = agent.map { session.agent($0) }
    var payload = session.envelope(event, agent: actor)
    for member in EventDefaults.fields(of: event, host) where fields[member.key] == nil {
      payload[member.key] = member.value
    }
    for member in fields { payload[member.key] = member.value }
    send(payload, of: session)
  }
}

extension SimulatedSession {
  /// The running background agents as Claude Code lists them.
  func backgroundTasks() -> [JSONValue] {
    agents.filter { $0.isBackground && $0.isRunning }.map { agent in
      [
        "id": .string(agent.id), "type": "subagent", "status": "running",
        "description": .string(agent.purpose ?? agent.type), "agent_type": .string(agent.type),
      ]
    }
  }

  /// The agent of this type or id, made known without a payload when it is new.
  mutating func agent(_ name: String) -> SimulatedAgent {
    if let index = agentIndex(name) { return agents[index] }
    let agent = SimulatedAgent(id: identities.agent(of: host), type: name)
    agents.append(agent)
    return agent
  }
}
