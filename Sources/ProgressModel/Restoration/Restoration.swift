/// The event that takes updates back or brings them back: how everything they touched stands afterwards.
///
/// It holds whole entities with their times and durations, so that applying it needs no rule: the state before an update is
/// restored as it was, not worked out anew.
package struct Restoration: Equatable, Sendable {
  package enum Kind: String, Sendable {
    case undo, redo
  }

  package var kind: Kind
  /// The events it takes back, newest first: for a redo those of the undo.
  package var spans: [EventSpan]
  package var sessions = ListEdit<TrackedSession>()
  package var tasks = ListEdit<TrackedTask>()
  /// Workers are never among them: they follow from the tasks.
  package var activeAgents = ListEdit<TrackedAgent>()
  package var finishedAgents = ListEdit<TrackedAgent>()
  package var openCalls = ListEdit<AgentCall>()

  package init(kind: Kind, spans: [EventSpan]) {
    self.kind = kind
    self.spans = spans
  }

  /// Makes the event that leads from one state to the other, as far as tasks, agents, sessions and calls go.
  package init(kind: Kind, spans: [EventSpan], from old: ProgressState, to new: ProgressState) {
    self.init(kind: kind, spans: spans)
    sessions = ListEdit(from: old.sessions, to: new.sessions)
    tasks = ListEdit(from: old.tasks.tasks, to: new.tasks.tasks)
    activeAgents = ListEdit(
      from: old.activeAgents.filter { $0.kind != .worker }, to: new.activeAgents.filter { $0.kind != .worker }
    )
    finishedAgents = ListEdit(from: old.finishedAgents, to: new.finishedAgents)
    openCalls = ListEdit(from: old.openCalls, to: new.openCalls)
  }

  /// Whether applying it would change nothing.
  package var isEmpty: Bool {
    sessions.isEmpty && tasks.isEmpty && activeAgents.isEmpty && finishedAgents.isEmpty && openCalls.isEmpty
  }
}

/// Events that stand together: a whole update, or one event of it.
package struct EventSpan: Hashable, Sendable {
  package var first: Int64
  package var last: Int64

  package init(first: Int64, last: Int64) {
    self.first = first
    self.last = last
  }

  package func contains(_ sequence: Int64) -> Bool { first <= sequence && sequence <= last }
}
