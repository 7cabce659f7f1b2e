/// Applies events to a state.
///
/// Pure: the same events in the same order give the same state.
///
/// Call `apply` for each event of the journal in order, then `settle` once before the state is shown or written.
package enum ProgressReducer {
  /// Applies one event.
  ///
  /// An event about a task or agent the state does not know changes nothing but the sequence.
  package static func apply(_ event: ProgressEvent, to state: inout ProgressState) {
    state.sequence = event.sequence
    state.updatedAt = event.time
    note(event, in: &state)
    switch event.change {
    case .projectNamed(let id, let name, _): state.project = .init(id: id, name: name)
    case .sessionStarted(let start): begin(start, event, in: &state)
    case .sessionResumed(let start): resume(start, event, in: &state)
    case .sessionChanged(let changes): change(changes, event, in: &state)
    case .sessionEnded(let reason): end(reason, event, in: &state)
    case .sessionsArchived(let ids): archive(Set(ids), in: &state)
    case .taskCreated(let task): create(task, in: &state)
    case .taskChanged(let id, let changes): change(task: id, changes, event, in: &state)
    case .taskRemoved(let id): state.tasks.removeAll { $0.id == id }
    case .agentRequested(let call):
      state.openCalls.append(call)
      state.openCalls.keepNewest(ProgressState.openCallLimit)
    case .agentStarted(let start): begin(start, event, in: &state)
    case .agentChanged(let id, let changes): change(agent: id, changes, in: &state)
    case .agentStopped(let stop): end(stop, event, in: &state)
    case .activity, .note: break
    case .spoolTaken(let names):
      state.takenSpool += names
      state.takenSpool.keepNewest(ProgressState.takenSpoolLimit)
    case .restored(let restoration): restore(restoration, in: &state)
    }
  }

  /// Marks the session and the acting agent as seen, and adds the event to the short history.
  private static func note(_ event: ProgressEvent, in state: inout ProgressState) {
    if let id = event.session, let index = state.sessionIndex(id), !event.change.tellsOfLoss {
      state.sessions[index].lastActivityAt = event.time
    }
    if let id = event.agentID, let index = state.activeAgents.firstIndex(where: { $0.id == id }) {
      state.activeAgents[index].lastSeenAt = event.time
    }
    if let entry = HistoryEntry(event, in: state) {
      state.history.append(entry)
      state.history.keepNewest(ProgressState.historyLimit)
    }
  }

  private static func archive(_ ids: Set<String>, in state: inout ProgressState) {
    state.sessions.removeAll { ids.contains($0.id) }
    // Open work outlives its session: it stays in sight as left over.
    state.tasks.removeAll { ids.contains($0.session) && !$0.status.isOpen }
    state.finishedAgents.removeAll { ids.contains($0.session) }
  }
}

extension Change {
  /// Whether it says that somebody vanished, which is no sign of life.
  fileprivate var tellsOfLoss: Bool {
    switch self {
    case .sessionEnded(let reason): reason == TrackedSession.lost
    case .agentStopped(let stop): stop.outcome == TrackedSession.lost
    default: false
    }
  }
}

extension Array {
  /// Drops elements from the front until at most `limit` are left.
  package mutating func keepNewest(_ limit: Int) {
    if count > limit { removeFirst(count - limit) }
  }
}
