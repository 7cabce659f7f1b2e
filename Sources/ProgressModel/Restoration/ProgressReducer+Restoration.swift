extension ProgressReducer {
  /// Puts everything a restoration carries in its place, times and durations included.
  static func restore(_ restoration: Restoration, in state: inout ProgressState) {
    restoration.sessions.apply(to: &state.sessions)
    state.tasks.apply(restoration.tasks)
    // Places are counted without workers, which are made anew when the state is settled.
    state.activeAgents.removeAll { $0.kind == .worker }
    restoration.activeAgents.apply(to: &state.activeAgents)
    restoration.finishedAgents.apply(to: &state.finishedAgents)
    restoration.openCalls.apply(to: &state.openCalls)
  }
}

extension ProgressTransaction {
  /// Records that updates are taken back or brought back; nothing when that would change nothing.
  package mutating func restore(_ restoration: Restoration, at moment: Timestamp) {
    if restoration.isEmpty { return }
    enter(Observation(time: moment, session: nil, facts: []))
    record(.restored(restoration))
  }
}
