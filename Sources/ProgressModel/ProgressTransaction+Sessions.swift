extension ProgressTransaction {
  /// Makes sure the session is known and running before anything is recorded in it.
  ///
  /// - Returns: False when the observation is a straggler that has nothing more to say.
  mutating func enterSession(_ reference: SessionReference, _ observation: Observation) -> Bool {
    let start = observation.facts.firstStart ?? SessionStart(client: reference.client)
    guard let known = state.session(reference.id) else {
      record(.sessionStarted(start.naming(reference)))
      return true
    }
    guard let end = known.endedAt else {
      if observation.facts.firstStart == nil { follow(reference, known) }
      return true
    }
    // Handlers run at once, so the last tool's event may arrive behind the session's end: it must not revive the session.
    let isLate = time.isWithin(policy.swapWindow, of: end) && !observation.facts.beginsWork
    if isLate || observation.facts.endsSession { return !observation.facts.endsSession }
    record(.sessionResumed(start.naming(reference)))
    return true
  }

  /// Notes that another process now runs a session that was never seen to end.
  private mutating func follow(_ reference: SessionReference, _ known: TrackedSession) {
    guard let process = reference.process, process != known.process else { return }
    var changes = SessionChanges()
    changes.process = process
    record(.sessionChanged(changes))
  }

  mutating func resolveStart(_ start: SessionStart, _ session: String) {
    // A new process of the host has none of the agents of the old one; a compaction is the same process.
    if start.source == "resume" || start.source == "startup" {
      // What started later than this was said belongs to the new process: the word was late.
      stopAgents(of: session, outcome: TrackedSession.lost, startedBy: time)
      endSilently(session, start)
    }
    if let known = state.session(session) {
      var changes = SessionChanges()
      if known.state != .active { changes.state = .active }
      if let source = start.source, source != known.source, source != "compact" { changes.source = source }
      if let model = start.model, model != known.model { changes.model = model }
      if let title = start.title, title != known.title { changes.title = title }
      if let process = start.process, process != known.process { changes.process = process }
      if let agent = start.currentAgent, agent != known.currentAgent { changes.currentAgent = agent }
      if !changes.isEmpty { record(.sessionChanged(changes)) }
    }
    endLostSessions(except: session)
    archiveOldSessions(except: session)
  }

  /// Ends and resumes a session whose last process was never seen to end, so that the time between is nobody's work.
  private mutating func endSilently(_ id: String, _ start: SessionStart) {
    guard let known = state.session(id), known.isLive,
      time.elapsed(since: known.lastActivityAt) > policy.swapWindow
    else { return }
    record(.sessionEnded(reason: TrackedSession.lost))
    record(.sessionResumed(start))
  }

  mutating func resolveEnd(_ reason: String, _ session: String) {
    guard state.session(session)?.isLive == true else { return }
    stopAgents(of: session, outcome: AgentStop.sessionEnded)
    record(.sessionEnded(reason: reason))
  }

  mutating func resolveTurn(_ next: TrackedSession.State, _ session: String) {
    guard let known = state.session(session), known.isLive, known.state != next else { return }
    var changes = SessionChanges()
    changes.state = next
    record(.sessionChanged(changes))
  }

  /// Ends sessions whose process is gone, or that have been silent for too long: their end was never delivered.
  private mutating func endLostSessions(except current: String) {
    for session in state.sessions where session.isLive && session.id != current {
      let isSilent = time.elapsed(since: session.lastActivityAt) > policy.sessionSilence
      guard isSilent || policy.isGone(session) else { continue }
      stopAgents(of: session.id, outcome: TrackedSession.lost)
      record(.sessionEnded(reason: TrackedSession.lost), inSession: session.id)
    }
  }

  private mutating func archiveOldSessions(except current: String) {
    let old = state.sessions.filter { session in
      guard let end = session.endedAt, session.id != current else { return false }
      return time.elapsed(since: end) > policy.keepEndedSessions
    }
    if !old.isEmpty { record(.sessionsArchived(old.map(\.id))) }
  }

  private mutating func stopAgents(of session: String, outcome: String, startedBy moment: Timestamp? = nil) {
    for agent in state.activeAgents where agent.session == session && agent.kind != .worker {
      if let moment, let start = agent.startedAt, start > moment { continue }
      record(.agentStopped(AgentStop(id: agent.id, outcome: outcome)), inSession: session)
    }
  }
}

extension SessionStart {
  fileprivate func naming(_ reference: SessionReference) -> SessionStart {
    var start = self
    start.client = reference.client
    start.host = reference.host ?? host
    start.process = reference.process ?? process
    return start
  }
}

extension [Fact] {
  fileprivate var firstStart: SessionStart? {
    for case .sessionStarted(let start) in self { return start }
    return nil
  }

  fileprivate var endsSession: Bool {
    contains { if case .sessionEnded = $0 { true } else { false } }
  }

  /// Whether a human or the host began something, which no straggler does.
  fileprivate var beginsWork: Bool {
    contains {
      switch $0 {
      case .sessionStarted, .turn(.active): true
      default: false
      }
    }
  }
}
