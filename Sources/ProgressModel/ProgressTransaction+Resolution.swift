extension ProgressTransaction {
  /// Holds an observation against the state and records the events it amounts to, which may be none.
  ///
  /// An observation that `isLate` was put aside before; where a list was seen again since, its news are old.
  package mutating func resolve(_ observation: Observation, isLate: Bool = false) {
    enter(observation)
    if let session = observation.session {
      guard enterSession(session, observation) else { return }
    }
    meetActor(observation)
    let facts = isLate ? observation.facts.compactMap { news(in: $0, observation) } : observation.facts
    for fact in facts { resolve(fact, observation) }
    // Links come last: a list may name a task before it describes it.
    for case .task(let report) in facts { resolveLinks(of: report, observation.session?.id ?? "") }
  }

  /// Returns what a late fact still tells, or nil when the state knows all of it better.
  private func news(in fact: Fact, _ observation: Observation) -> Fact? {
    let session = observation.session?.id ?? ""
    switch fact {
    case .list(let name, _):
      let key = name.key(for: observation.actor.agentID)
      let isOld = state.tasks.tasks.contains {
        $0.list == key && $0.session == session && $0.updatedAt > observation.time
      }
      return isOld ? nil : fact
    case .task(var report):
      guard let index = taskIndex(of: report, session), state.tasks[index].updatedAt > observation.time
      else { return fact }
      report.status = nil
      report.content = nil
      report.agent = nil
      return .task(report)
    default: return fact
    }
  }

  private mutating func resolve(_ fact: Fact, _ observation: Observation) {
    let session = observation.session?.id ?? ""
    let actor = observation.actor
    switch fact {
    case .sessionStarted(let start): resolveStart(start, session)
    case .sessionEnded(let reason): resolveEnd(reason, session)
    case .turn(let state): resolveTurn(state, session)
    case .list(let name, let items):
      resolveList(items, key: name.key(for: actor.agentID), session: session)
    case .task(let report): resolveTask(report, session: session)
    case .agentRequested(let call): resolveRequest(call)
    case .agentLaunched(let launch): resolveLaunch(launch, session)
    case .agentCallFailed(let call): resolveFailedCall(call)
    case .agentStarted(let start): resolveStart(of: start, session)
    case .agentStopped(let stop): resolveStop(stop)
    case .agentsAlive(let agents, let isComplete):
      resolveLife(agents, isComplete: isComplete, session, except: actor.agentID)
    case .teammateActive(let name): meetTeammate(name, session)
    case .teammateIdle(let name): resolveIdle(name, session)
    case .activity(let tool, let failed): resolveActivity(tool, failed: failed, session, actor)
    case .note(let text): record(.note(text))
    }
  }

  /// Activity is recorded when it tells something new: at most once in `activityInterval` for a session and an agent.
  private mutating func resolveActivity(_ tool: String?, failed: Bool, _ session: String, _ actor: Actor) {
    // Internal agents are never shown as running; what they do is the session's activity.
    let agent = actor.agentID.flatMap { id in state.activeAgents.first { $0.id == id } }
    // Outside any session there is nobody whose activity it could be.
    guard let seen = agent?.lastSeenAt ?? state.session(session)?.lastActivityAt else { return }
    if time.isWithin(ResolutionPolicy.activityInterval, of: seen), !failed { return }
    record(.activity(tool: tool, failed: failed))
  }
}

extension ResolutionPolicy {
  /// The resolution of `lastSeenAt` and `lastActivityAt` under a stream of tool calls, in milliseconds.
  static let activityInterval: Int64 = 5_000
}
