/// An agent at work, or one that has finished.
package struct TrackedAgent: Equatable, Sendable, Identifiable {
  /// How the agent came to be known; the raw value is stored as `kind`.
  package enum Kind: String, CaseIterable, Sendable {
    /// Started by the host for its parent; has start and stop events.
    case subagent
    /// A member of an agent team, known by name.
    case teammate
    /// Runs in the cloud: started here, never stopped by an event.
    case remote
    /// No lifecycle of its own: named by tasks in progress in the main thread, and there just as long as they are.
    case worker
  }

  /// The host's `agent_id`; `SESSION/name` for workers and teammates.
  package var id: String
  package var name: String
  package var type: String?
  package var kind: Kind
  package var session: String
  /// The task in progress it is working on; nil when none is known.
  package var task: String?
  /// What its caller asked of it, in a few words.
  package var purpose: String?
  /// The `tool_use_id` of the call that started it, once joined.
  package var call: String?
  /// Nil when its start was never seen.
  package var startedAt: Timestamp?
  package var lastSeenAt: Timestamp
  /// When it stopped; nil while it runs.
  package var stoppedAt: Timestamp?
  /// How it ended: `finished`, `failed`, `idle`, `session-ended`, `lost`; nil while it runs.
  package var outcome: String?
  package var unknown: UnknownMembers

  package init(id: String, name: String, kind: Kind, session: String, lastSeenAt: Timestamp) {
    self.id = id
    self.name = name
    self.kind = kind
    self.session = session
    self.lastSeenAt = lastSeenAt
    unknown = .none
  }
}

/// A call of the `Agent` tool whose agent id is not known yet.
package struct AgentCall: Equatable, Sendable {
  /// The `tool_use_id`.
  package var id: String
  package var session: String
  package var type: String?
  package var name: String?
  package var purpose: String?
  package var requestedAt: Timestamp

  package init(id: String, session: String, requestedAt: Timestamp) {
    self.id = id
    self.session = session
    self.requestedAt = requestedAt
  }
}
