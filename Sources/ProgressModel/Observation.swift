/// What one hook call or one command says, before it is held against the state.
package struct Observation: Equatable, Sendable {
  package var time: Timestamp
  package var session: SessionReference?
  package var actor: Actor
  package var facts: [Fact]

  package init(time: Timestamp, session: SessionReference?, actor: Actor = Actor(), facts: [Fact]) {
    self.time = time
    self.session = session
    self.actor = actor
    self.facts = facts
  }

  /// Whether all it says is that somebody is at work; such an observation may be dropped when nothing new is in it.
  package var isOnlyActivity: Bool {
    facts.allSatisfy {
      if case .activity = $0 { true } else { false }
    }
  }
}

/// The session an observation comes from.
package struct SessionReference: Equatable, Sendable {
  package var id: String
  package var client: String
  package var host: String?
  package var process: Int64?

  package init(id: String, client: String) {
    self.id = id
    self.client = client
  }
}

/// Who acted, as far as the payload itself says.
package struct Actor: Equatable, Sendable {
  /// Set inside a subagent only.
  package var agentID: String?
  package var type: String?
  /// The name to show for the type or the teammate.
  package var name: String?

  package init(agentID: String? = nil, type: String? = nil, name: String? = nil) {
    self.agentID = agentID
    self.type = type
    self.name = name
  }
}

/// One thing an observation says.
package enum Fact: Equatable, Sendable {
  case sessionStarted(SessionStart)
  case sessionEnded(reason: String)
  /// The session's turn began, ended or waits.
  case turn(TrackedSession.State)
  /// The whole list of the acting agent, as it is now.
  case list(name: ListName, [ListedTask])
  /// One task of a list with ids, by any route.
  case task(TaskReport)
  case agentRequested(AgentCall)
  /// The `Agent` call came back; its agent is known now.
  case agentLaunched(AgentLaunch)
  case agentCallFailed(call: String)
  case agentStarted(AgentStart)
  case agentStopped(AgentStop)
  /// Agents the host says are running.
  ///
  /// When `isComplete`, no other background agent of the session is.
  case agentsAlive([AgentStart], isComplete: Bool)
  case teammateActive(name: String)
  case teammateIdle(name: String)
  case activity(tool: String?, failed: Bool)
  case note(String)
}

/// The lists of a session.
package enum ListName: Equatable, Sendable {
  /// TodoWrite: one list for each agent.
  case todo
  /// `update_plan`: one list for each agent.
  case plan
  /// The task tools: one list for a session and its agents, or a named one shared between sessions.
  case tasks(shared: String?)
  /// The bare `{"todos": […]}` of the old scripts.
  case bare

  /// Returns the name the list has inside its session for `agentID`.
  package func key(for agentID: String?) -> String {
    let suffix = agentID.map { ":" + $0 } ?? ""
    return switch self {
    case .todo: "todo" + suffix
    case .plan: "plan" + suffix
    case .tasks(let shared): shared.map { "tasks:" + $0 } ?? "tasks"
    case .bare: "bare"
    }
  }

  /// Whether `key` is that of a list which several sessions share.
  package static func isShared(_ key: String) -> Bool { key.hasPrefix("tasks:") }
}

/// One line of a whole list.
package struct ListedTask: Equatable, Sendable {
  package var externalID: String?
  package var content: String
  package var activeForm: String?
  /// Nil when the word was none we know: a known task keeps its status then, a new one is pending.
  package var status: TaskStatus?
  /// Whoever the line's own text or the payload names.
  package var agent: DetectedAgent?
  package var progress: Int?
  package var currentStep: Int?
  package var totalSteps: Int?
  package var estimatedDuration: Int64?
  package var tags: [String]?
  /// The `externalID` of the parent in the same list.
  package var parent: String?

  package init(content: String, status: TaskStatus?) {
    self.content = content
    self.status = status
  }
}

/// What a task tool or a task event says of one task; nil fields say nothing.
package struct TaskReport: Equatable, Sendable {
  package var list: ListName
  package var externalID: String
  package var content: String?
  package var activeForm: String?
  package var detail: String?
  package var status: TaskStatus?
  package var agent: DetectedAgent?
  package var tags: [String]?
  /// All tasks this one waits for, by external id; nil when not told.
  package var blockedBy: [String]?
  package var addBlockedBy: [String]
  package var addBlocks: [String]

  package init(list: ListName, externalID: String) {
    self.list = list
    self.externalID = externalID
    addBlockedBy = []
    addBlocks = []
  }
}

/// The answer to an `Agent` call.
package struct AgentLaunch: Equatable, Sendable {
  package var call: String?
  package var agentID: String
  package var type: String?
  package var name: String
  package var purpose: String?
  package var kind: TrackedAgent.Kind
  /// True when the answer is that the agent has already done its work.
  package var isFinished: Bool

  package init(call: String?, agentID: String, name: String, kind: TrackedAgent.Kind, isFinished: Bool) {
    self.call = call
    self.agentID = agentID
    self.name = name
    self.kind = kind
    self.isFinished = isFinished
  }
}
