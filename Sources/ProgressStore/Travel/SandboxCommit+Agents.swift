import ProgressModel

/// Agents and sessions of a sandbox in a state that has moved on.
extension SandboxCommit {
  mutating func mayStart(_ start: AgentStart, _ session: String, in present: ProgressState) -> Bool {
    // Somebody has seen the start too: it is as the sandbox wants it.
    if present.isRunning(start.id) { return false }
    if present.isLive(session) { return true }
    return isOverruled(
      StateConflict(
        EntityReference(.agent, start.id), field: "startedAt", .sessionEnded, wanted: .text(start.name)))
  }

  mutating func adapted(_ changes: AgentChanges, of id: String, to present: ProgressState) -> AgentChanges? {
    if id.isEmpty {
      // It only closes a call that led to no agent.
      return present.openCalls.contains { $0.id == changes.call } ? changes : nil
    }
    guard let now = present.agent(id) else {
      _ = isOverruled(StateConflict(EntityReference(.agent, id), field: nil, .gone))
      return nil
    }
    var changes = changes
    adapt(&changes, ChangedField.ofAgents, from: base.agent(id) ?? now, to: now)
    return changes.isEmpty ? nil : changes
  }

  mutating func mayStop(_ stop: AgentStop, in present: ProgressState) -> Bool {
    if present.isRunning(stop.id) { return true }
    // One whose start nobody saw, here or there.
    if !base.isRunning(stop.id) { return present.agent(stop.id) == nil }
    let outcome = present.agent(stop.id)?.outcome
    if outcome != stop.outcome {
      _ = isOverruled(
        StateConflict(
          EntityReference(.agent, stop.id), field: "outcome", .gone, wanted: .text(stop.outcome),
          found: FieldValue(outcome)))
    }
    return false
  }

  mutating func mayRequest(_ call: AgentCall, in present: ProgressState) -> Bool {
    let isKnown =
      present.openCalls.contains { $0.id == call.id } || present.activeAgents.contains { $0.call == call.id }
      || present.finishedAgents.contains { $0.call == call.id }
    if isKnown { return false }
    if present.isLive(call.session) { return true }
    return isOverruled(StateConflict(call.reference, field: nil, .sessionEnded))
  }

  mutating func adapted(
    _ changes: SessionChanges, of id: String, to present: ProgressState
  ) -> SessionChanges? {
    guard let now = present.session(id) else {
      _ = isOverruled(StateConflict(EntityReference(.session, id), field: nil, .gone))
      return nil
    }
    let before = base.session(id) ?? now
    var changes = changes
    if let wanted = changes.state, before.isLive, !now.isLive {
      _ = isOverruled(
        StateConflict(
          now.reference, field: "state", .sessionEnded, expected: .text(before.state.rawValue),
          wanted: .text(wanted.rawValue), found: .text(now.state.rawValue)))
      changes.state = nil
    }
    adapt(&changes, ChangedField.ofSessions, from: before, to: now)
    return changes.isEmpty ? nil : changes
  }

  mutating func mayResume(_ id: String, in present: ProgressState) -> Bool {
    guard let now = present.session(id) else {
      return isOverruled(StateConflict(EntityReference(.session, id), field: nil, .gone))
    }
    if now.isLive { return false }
    let end = base.session(id)?.endedAt
    if end == now.endedAt { return true }
    return isOverruled(
      StateConflict(
        now.reference, field: "endedAt", .changed, expected: FieldValue(end),
        found: FieldValue(now.endedAt)))
  }

  mutating func mayArchive(_ id: String, in present: ProgressState) -> Bool {
    guard let now = present.session(id) else { return false }
    let end = base.session(id)?.endedAt
    if end == now.endedAt { return true }
    return isOverruled(
      StateConflict(
        now.reference, field: "endedAt", .changed, expected: FieldValue(end), wanted: .null,
        found: FieldValue(now.endedAt)))
  }

  /// Returns the end of a session, behind the stops of agents that came to run in it meanwhile.
  mutating func adaptedEnd(
    _ event: ProgressEvent, _ reason: String, in present: ProgressState
  ) -> [ProgressEvent] {
    guard let id = event.session, let now = present.session(id) else {
      _ = isOverruled(StateConflict(EntityReference(.session, event.session ?? ""), field: nil, .gone))
      return []
    }
    if !now.isLive {
      if now.endReason == reason { return [] }
      let conflict = StateConflict(
        now.reference, field: "endReason", .changed, expected: FieldValue(base.session(id)?.endReason),
        wanted: .text(reason), found: FieldValue(now.endReason))
      return isOverruled(conflict) ? [event] : []
    }
    let running = present.activeAgents.filter { $0.session == id && $0.kind != .worker }
    if !running.isEmpty {
      let conflict = StateConflict(
        now.reference, field: "endedAt", .inUse, wanted: .time(event.time),
        found: .list(running.map(\.name)))
      if !isOverruled(conflict) { return [] }
    }
    let stops = running.map { agent in
      var stop = event
      stop.change = .agentStopped(AgentStop(id: agent.id, outcome: AgentStop.sessionEnded))
      return stop
    }
    return stops + [event]
  }
}

extension ProgressState {
  fileprivate func isRunning(_ id: String) -> Bool {
    activeAgents.contains { $0.id == id && $0.kind != .worker }
  }

  /// Returns the running or else the finished agent; workers are made of tasks.
  fileprivate func agent(_ id: String) -> TrackedAgent? {
    activeAgents.first { $0.id == id && $0.kind != .worker } ?? finishedAgents.last { $0.id == id }
  }
}
