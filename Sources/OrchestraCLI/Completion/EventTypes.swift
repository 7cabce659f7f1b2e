/// The types of events, as the journal and `log --event` have them.
enum EventTypes {
  static let all = [
    "activity", "agent", "agent.changed", "agent.requested", "agent.started", "agent.stopped", "note",
    "project.named", "session", "session.changed", "session.ended", "session.resumed", "session.started",
    "sessions.archived", "spool.taken", "state.restored", "task", "task.changed", "task.created",
    "task.removed",
  ]
}
