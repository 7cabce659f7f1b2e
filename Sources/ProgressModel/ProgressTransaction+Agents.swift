extension ProgressTransaction {
  /// Takes an event from inside a subagent as evidence that it runs, should its start not have arrived.
  mutating func meetActor(_ observation: Observation) {
    guard let id = observation.actor.agentID, !observation.facts.concernLife(of: id) else { return }
    guard !isRunning(id), !stoppedJustNow(id) else { return }
    guard observation.actor.type?.isEmpty == false else { return }
    var start = AgentStart(
      id: id, name: observation.actor.name ?? DetectedAgent.unknown.name, kind: .subagent)
    start.type = observation.actor.type
    begin(start, observation.session?.id ?? "")
  }

  mutating func resolveRequest(_ call: AgentCall) {
    let isKnown =
      state.openCalls.contains { $0.id == call.id } || state.agent { $0.call == call.id } != nil
    if !isKnown, isLive(call.session) { record(.agentRequested(call)) }
  }

  mutating func resolveFailedCall(_ call: String) {
    if let agent = state.activeAgents.first(where: { $0.call == call }) {
      record(.agentStopped(AgentStop(id: agent.id, outcome: "failed")))
    } else if state.openCalls.contains(where: { $0.id == call }) {
      // No agent came of it; left open, the next agent of its type would be taken for the one it asked for.
      var changes = AgentChanges()
      changes.call = call
      record(.agentChanged(id: "", changes))
    }
  }

  mutating func resolveStart(of start: AgentStart, _ session: String) {
    if let known = state.agent(where: { $0.id == start.id && $0.kind != .worker }), isSameRun(known) {
      var changes = AgentChanges()
      if known.startedAt == nil, let stop = known.stoppedAt { changes.startedAt = min(time, stop) }
      if known.type?.isEmpty != false, start.type?.isEmpty == false { changes.type = start.type }
      if known.name == DetectedAgent.unknown.name, start.name != known.name { changes.name = start.name }
      if !changes.isEmpty { record(.agentChanged(id: start.id, changes)) }
      return
    }
    begin(start, session)
  }

  /// Whether a start now reported is that of the run already known: other evidence of it, or its end, came first.
  private func isSameRun(_ known: TrackedAgent) -> Bool {
    guard let stop = known.stoppedAt else { return true }
    return time.isWithin(policy.swapWindow, of: known.startedAt ?? stop)
  }

  /// Records the start of an agent together with what is known of it from elsewhere.
  private mutating func begin(_ start: AgentStart, _ session: String) {
    // A straggler of an ended session: nothing would ever end this agent.
    guard isLive(session) else { return }
    var start = start
    if start.kind == .subagent, start.call == nil, let call = likelyCall(for: start, session) {
      start.call = call.id
      start.purpose = start.purpose ?? call.purpose
    }
    // Resumed: it goes on with what it was asked before.
    if let before = state.finishedAgents.last(where: { $0.id == start.id }) {
      start.purpose = start.purpose ?? before.purpose
      start.type = start.type ?? before.type
      if start.name == DetectedAgent.unknown.name { start.name = before.name }
    }
    record(.agentStarted(start), agent: start.name)
  }

  mutating func resolveStop(_ stop: AgentStop) {
    if let agent = state.activeAgents.first(where: { $0.id == stop.id && $0.kind != .worker }) {
      record(.agentStopped(AgentStop(id: stop.id, outcome: stop.outcome)), agent: agent.name)
      return
    }
    // A second stop of the same agent, or an internal agent the host never announced by name.
    if state.finishedAgents.contains(where: { $0.id == stop.id }) || stop.type?.isEmpty != false { return }
    record(.agentStopped(stop), agent: stop.name)
  }

  /// Joins the answer to an `Agent` call with the agent it names, in whichever order call and events arrived.
  mutating func resolveLaunch(_ launch: AgentLaunch, _ session: String) {
    if let known = state.agent(where: { $0.id == launch.agentID && $0.kind != .worker }),
      launch.isFinished || isSameRun(known) || stoppedJustNow(known.id)
    {
      join(launch, known)
    } else if isLive(session) || launch.isFinished {
      releaseGuess(launch, nil)
      var start = AgentStart(id: launch.agentID, name: launch.name, kind: launch.kind)
      start.type = launch.type
      start.purpose = launch.purpose
      start.call = launch.call
      record(.agentStarted(start), agent: start.name)
    }
    if launch.isFinished, isRunning(launch.agentID) {
      resolveStop(AgentStop(id: launch.agentID, outcome: "finished"))
    }
  }

  private mutating func join(_ launch: AgentLaunch, _ known: TrackedAgent) {
    releaseGuess(launch, known)
    var changes = AgentChanges()
    if known.call != launch.call { changes.call = launch.call }
    if known.purpose != launch.purpose { changes.purpose = launch.purpose }
    if known.type?.isEmpty != false, launch.type?.isEmpty == false { changes.type = launch.type }
    // The call may have given it a name of its own, which says more than its type.
    if launch.name != DetectedAgent.unknown.name, launch.name != known.name { changes.name = launch.name }
    if !changes.isEmpty { record(.agentChanged(id: launch.agentID, changes)) }
  }

  /// Mends wrong guesses: whoever holds the launched agent's call gets the one that agent held, or none.
  private mutating func releaseGuess(_ launch: AgentLaunch, _ known: TrackedAgent?) {
    guard let call = launch.call, known?.call != call else { return }
    if let mistaken = state.agent(where: { $0.call == call && $0.id != launch.agentID }) {
      var changes = AgentChanges()
      changes.call = known?.call ?? ""
      changes.purpose = known?.purpose ?? ""
      record(.agentChanged(id: mistaken.id, changes))
    } else if let known, let guessed = known.call, isLive(known.session) {
      // Nobody else has started yet: the call waits for its agent again.
      var open = AgentCall(id: guessed, session: known.session, requestedAt: time)
      open.type = known.type
      open.purpose = known.purpose
      record(.agentRequested(open))
    }
  }

  /// Takes the host's list of running agents as evidence: those on it live, and missing from a complete list is death.
  mutating func resolveLife(_ agents: [AgentStart], isComplete: Bool, _ session: String, except own: String?)
  {
    for agent in agents where agent.id != own && !isRunning(agent.id) && !stoppedJustNow(agent.id) {
      begin(agent, session)
    }
    guard isComplete else { return }
    let alive = Set(agents.map(\.id))
    for agent in state.activeAgents where agent.session == session && agent.kind == .subagent {
      guard !alive.contains(agent.id), let start = agent.startedAt,
        time.elapsed(since: start) > policy.swapWindow
      else { continue }
      record(.agentStopped(AgentStop(id: agent.id, outcome: TrackedSession.lost)), agent: agent.name)
    }
  }

  /// Sees a teammate at work, or takes note that it rests.
  mutating func meetTeammate(_ name: String, _ session: String) {
    let id = Self.teammateID(name, session)
    // The tasks of a turn are completed together with the report that the teammate idles, in any order.
    if isRunning(id) || stoppedJustNow(id) { return }
    begin(AgentStart(id: id, name: name, kind: .teammate), session)
  }

  mutating func resolveIdle(_ name: String, _ session: String) {
    let id = Self.teammateID(name, session)
    if isRunning(id) {
      record(.agentStopped(AgentStop(id: id, outcome: "idle")), agent: name)
    } else if !state.finishedAgents.contains(where: { $0.id == id }) {
      var stop = AgentStop(id: id, outcome: "idle")
      stop.name = name
      record(.agentStopped(stop), agent: name)
    }
  }

  private static func teammateID(_ name: String, _ session: String) -> String {
    session + "/" + name.lowercased()
  }

  private func isRunning(_ id: String) -> Bool {
    state.activeAgents.contains { $0.id == id && $0.kind != .worker }
  }

  /// Whether the agent stopped so recently that this may be an event its stop has overtaken.
  private func stoppedJustNow(_ id: String) -> Bool {
    guard let stop = state.finishedAgents.last(where: { $0.id == id })?.stoppedAt else { return false }
    return time.isWithin(policy.swapWindow, of: stop)
  }

  /// Whether something can run in the session; what is done by hand, outside any session, always can.
  private func isLive(_ session: String) -> Bool {
    session.isEmpty || state.session(session)?.isLive == true
  }

  /// Returns the oldest open call that asked for an agent of this type: the best guess before the call returns.
  private func likelyCall(for start: AgentStart, _ session: String) -> AgentCall? {
    let calls = state.openCalls.filter {
      $0.session == session && (start.purpose == nil || $0.purpose == start.purpose)
    }
    return calls.first { $0.type == start.type } ?? calls.first { $0.type == nil }
  }
}

extension ProgressState {
  /// Returns the running or finished agent that meets the condition, newest first.
  func agent(where condition: (TrackedAgent) -> Bool) -> TrackedAgent? {
    activeAgents.last(where: condition) ?? finishedAgents.last(where: condition)
  }
}

extension [Fact] {
  /// Whether a fact itself says that the agent starts or stops.
  fileprivate func concernLife(of id: String) -> Bool {
    contains {
      switch $0 {
      case .agentStarted(let start): start.id == id
      case .agentStopped(let stop): stop.id == id
      default: false
      }
    }
  }
}
