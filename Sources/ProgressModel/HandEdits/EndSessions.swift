/// Ends sessions whose end was never delivered, with the agents that run in them.
///
/// A host that still lives takes its session up again with its next event.
package struct EndSessions: HandEdit, Equatable {
  /// The reason when none is given.
  package static let byHand = "by-hand"

  /// Nil for all that have not ended.
  package var sessions: [String]?
  package var reason: String?

  package init(_ sessions: [String]?, reason: String? = nil) {
    self.sessions = sessions
    self.reason = reason
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    var found: [TrackedSession] = []
    for word in sessions ?? transaction.state.sessions.map(\.id) {
      let session = try transaction.state.session(named: word)
      if session.isLive, !found.contains(where: { $0.id == session.id }) { found.append(session) }
    }
    var reason = Self.byHand
    if let given = self.reason {
      reason = try HandText.required(given, as: .reason, limit: TextBounds.identifier)
    }

    transaction.enterByHand(at: moment)
    for session in found {
      for agent in transaction.state.activeAgents
      where agent.session == session.id && agent.kind != .worker {
        transaction.record(
          .agentStopped(AgentStop(id: agent.id, outcome: "session-ended")), inSession: session.id)
      }
      transaction.record(.sessionEnded(reason: reason), inSession: session.id)
    }
  }
}
