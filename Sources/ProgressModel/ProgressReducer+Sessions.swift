extension ProgressReducer {
  static func begin(_ start: SessionStart, _ event: ProgressEvent, in state: inout ProgressState) {
    guard let id = event.session, state.session(id) == nil else { return }
    var session = TrackedSession(id: id, client: start.client, startedAt: event.time)
    session.take(start)
    state.sessions.append(session)
  }

  /// Takes an ended session up again: its clock and the clocks of its tasks in progress run on.
  static func resume(_ start: SessionStart, _ event: ProgressEvent, in state: inout ProgressState) {
    guard let id = event.session, let index = state.sessionIndex(id) else { return }
    state.sessions[index].endedAt = nil
    state.sessions[index].endReason = nil
    state.sessions[index].state = .active
    state.sessions[index].take(start)
    for task in 0..<state.tasks.count
    where state.tasks[task].session == id && state.tasks[task].status == .inProgress
      && state.tasks[task].runningSince == nil && state.isAttended(state.tasks[task])
    {
      state.tasks.update(at: task) { $0.startClock(at: event.time) }
    }
  }

  static func change(_ changes: SessionChanges, _ event: ProgressEvent, in state: inout ProgressState) {
    guard let id = event.session, let index = state.sessionIndex(id) else { return }
    state.sessions[index].take(changes)
    // A turn that is over leaves no call unanswered: what is open was refused or interrupted.
    if changes.state == .idle { state.openCalls.removeAll { $0.session == id } }
  }

  /// Ends the session.
  ///
  /// Work in progress stays in progress, but its clock stops: nobody is working on it. The work of a session that was lost
  /// ended when it was last seen, not when somebody noticed.
  static func end(_ reason: String, _ event: ProgressEvent, in state: inout ProgressState) {
    guard let id = event.session, let index = state.sessionIndex(id) else { return }
    state.sessions[index].endedAt = event.time
    state.sessions[index].endReason = reason
    state.sessions[index].state = .ended
    state.openCalls.removeAll { $0.session == id }
    let end = reason == TrackedSession.lost ? state.sessions[index].lastActivityAt : event.time
    for task in 0..<state.tasks.count
    where state.tasks[task].session == id && state.tasks[task].runningSince != nil {
      state.tasks.update(at: task) { $0.stopClock(at: end) }
    }
  }
}

extension TrackedSession {
  fileprivate mutating func take(_ start: SessionStart) {
    if start.client != "unknown" { client = start.client }
    source = start.source ?? source
    title = start.title ?? title
    model = start.model ?? model
    host = start.host ?? host
    process = start.process ?? process
    currentAgent = start.currentAgent ?? currentAgent
  }

  fileprivate mutating func take(_ changes: SessionChanges) {
    state = changes.state ?? state
    source = changes.source ?? source
    title = changes.title ?? title
    model = changes.model ?? model
    process = changes.process ?? process
    currentAgent = changes.currentAgent ?? currentAgent
  }
}
