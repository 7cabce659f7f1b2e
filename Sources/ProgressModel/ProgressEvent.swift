/// Something that happened, as one line of the journal records it.
///
/// An event holds answers, not questions: which task a list item is, and who did it, were decided when it was recorded.
/// Applying it needs no rule that a later version might change.
package struct ProgressEvent: Equatable, Sendable {
  /// From 1, without gaps over the life of the project.
  package var sequence: Int64
  package var time: Timestamp
  /// The session it happened in; nil for events of the project itself.
  package var session: String?
  /// The name of the agent that acted, nil when nobody in particular did.
  package var agent: String?
  /// The host's id of that agent; nil for the main thread.
  package var agentID: String?
  /// How many events of the same update follow.
  ///
  /// An update is applied whole or not at all.
  package var remaining: Int
  package var change: Change

  package init(
    sequence: Int64, time: Timestamp, session: String?, agent: String?, agentID: String?, remaining: Int,
    change: Change
  ) {
    self.sequence = sequence
    self.time = time
    self.session = session
    self.agent = agent
    self.agentID = agentID
    self.remaining = remaining
    self.change = change
  }
}

/// What an event says happened.
///
/// The journal's word for each case is its `type`.
package enum Change: Equatable, Sendable {
  case projectNamed(id: String, name: String, host: String)
  case sessionStarted(SessionStart)
  case sessionResumed(SessionStart)
  case sessionChanged(SessionChanges)
  case sessionEnded(reason: String)
  case sessionsArchived([String])
  case taskCreated(TrackedTask)
  case taskChanged(id: String, TaskChanges)
  case taskRemoved(id: String)
  case agentRequested(AgentCall)
  case agentStarted(AgentStart)
  case agentChanged(id: String, AgentChanges)
  case agentStopped(AgentStop)
  case activity(tool: String?, failed: Bool)
  case note(String)
  case spoolTaken([String])
  case restored(Restoration)

  /// The word in the journal's `type` member.
  package var type: String {
    switch self {
    case .projectNamed: "project.named"
    case .sessionStarted: "session.started"
    case .sessionResumed: "session.resumed"
    case .sessionChanged: "session.changed"
    case .sessionEnded: "session.ended"
    case .sessionsArchived: "sessions.archived"
    case .taskCreated: "task.created"
    case .taskChanged: "task.changed"
    case .taskRemoved: "task.removed"
    case .agentRequested: "agent.requested"
    case .agentStarted: "agent.started"
    case .agentChanged: "agent.changed"
    case .agentStopped: "agent.stopped"
    case .activity: "activity"
    case .note: "note"
    case .spoolTaken: "spool.taken"
    case .restored: "state.restored"
    }
  }

  /// Whether the event changes what a display shows of tasks or running agents.
  package var isVisible: Bool {
    switch self {
    case .taskChanged(_, let changes): !changes.isOnlyPlace
    case .taskCreated, .taskRemoved, .agentStarted, .agentStopped, .restored: true
    default: false
    }
  }
}

/// What is known of a session when it starts or is taken up again.
///
/// Nil fields say nothing.
package struct SessionStart: Equatable, Sendable {
  package var client: String
  package var source: String?
  package var title: String?
  package var model: String?
  package var host: String?
  package var process: Int64?
  package var currentAgent: String?

  package init(client: String) {
    self.client = client
  }
}

/// The fields of a session that changed; nil fields stay.
package struct SessionChanges: Equatable, Sendable {
  package var state: TrackedSession.State?
  package var source: String?
  package var title: String?
  package var model: String?
  package var process: Int64?
  package var currentAgent: String?

  package init() {}

  package var isEmpty: Bool { self == SessionChanges() }
}

/// The fields of a task that changed; nil fields stay.
package struct TaskChanges: Equatable, Sendable {
  package var externalID: String?
  /// The new place in the list; `.some(nil)` when the list no longer shows the task.
  package var position: Int??
  package var content: String?
  package var activeForm: String?
  package var detail: String?
  package var status: TaskStatus?
  package var agent: String?
  package var agentSource: AgentSource?
  package var progress: Int?
  package var currentStep: Int?
  package var totalSteps: Int?
  package var estimatedDuration: Int64?
  package var parentID: String?
  package var blockedBy: [String]?
  package var tags: [String]?
  /// Whether a person says so, which stands until the host says something new.
  package var isByHand = false

  package init() {}

  package var isEmpty: Bool {
    var rest = self
    rest.isByHand = false
    return rest == TaskChanges()
  }

  /// Whether the only news is another place in the list, which is no news of the task itself.
  package var isOnlyPlace: Bool {
    var rest = self
    rest.position = nil
    return rest.isEmpty
  }
}

/// An agent that began to run.
package struct AgentStart: Equatable, Sendable {
  package var id: String
  package var name: String
  package var type: String?
  package var kind: TrackedAgent.Kind
  package var purpose: String?
  /// The call it came from, which is then no longer open.
  package var call: String?

  package init(id: String, name: String, kind: TrackedAgent.Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

/// What became known of an agent after its start or even after its end; nil fields stay.
package struct AgentChanges: Equatable, Sendable {
  package var name: String?
  package var type: String?
  package var purpose: String?
  package var call: String?
  /// Set when a start is reported after its stop, as swapped delivery does.
  package var startedAt: Timestamp?

  package init() {}

  package var isEmpty: Bool { self == AgentChanges() }
}

/// The end of an agent, or the report of one whose start was never seen.
package struct AgentStop: Equatable, Sendable {
  /// The outcome of agents whose session ended.
  package static let sessionEnded = "session-ended"

  package var id: String
  package var outcome: String
  /// Set when the start was never seen, so that the finished agent still has a name.
  package var name: String?
  package var type: String?

  package init(id: String, outcome: String) {
    self.id = id
    self.outcome = outcome
  }
}
