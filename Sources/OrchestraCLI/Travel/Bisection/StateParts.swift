import JSONTree
import ProgressModel
import ProgressStore

/// Parts of a state: what an event may change, and what a claim looks at.
struct StateParts: OptionSet {
  let rawValue: Int

  static let project = StateParts(rawValue: 1)
  static let sessions = StateParts(rawValue: 2)
  /// Tasks without their clocks.
  static let tasks = StateParts(rawValue: 4)
  /// Agents, which follow from tasks too.
  static let agents = StateParts(rawValue: 8)
  /// When something was last seen, and how long it took: they change with every event.
  static let clocks = StateParts(rawValue: 16)

  static let all: StateParts = [.project, .sessions, .tasks, .agents, .clocks]

  // MARK: Events

  /// What the events of an update may change; a record of the whole state may change everything.
  static func changed(by update: RecordedUpdate) -> StateParts {
    if update.isCheckpoint { return .all }
    return update.events.reduce(.clocks) { $0.union(changed(by: $1.change)) }
  }

  private static func changed(by change: Change) -> StateParts {
    switch change {
    case .projectNamed: .project
    case .sessionStarted: .sessions
    case .sessionChanged, .sessionResumed, .sessionEnded: [.sessions, .agents]
    case .sessionsArchived: [.sessions, .tasks, .agents]
    case .taskCreated, .taskRemoved: [.tasks, .agents]
    case .taskChanged(_, let changes):
      changes.status == nil && changes.agent == nil ? .tasks : [.tasks, .agents]
    case .agentRequested, .agentStarted, .agentChanged, .agentStopped: .agents
    case .activity, .note, .spoolTaken: []
    case .restored: .all
    }
  }

  // MARK: Claims

  /// What a claim looks at.
  static func seen(by claim: Claim) -> StateParts {
    switch claim {
    case .value(let path, let predicate): seen(by: path, predicate)
    case .count(let path, _): seen(by: path, .exists)
    case .task(_, .field(let path, let predicate)):
      path.isAbout(fieldsOfTasks, with: predicate) ? .tasks : .all
    case .task: .tasks
    case .agent(_, .field): .all
    case .agent: .agents
    case .session(_, .field(let path, let predicate)):
      path.isAbout(fieldsOfSessions, with: predicate) ? .sessions : .all
    case .session: .sessions
    case .output, .errors, .exitStatus: []
    }
  }

  private static func seen(by path: StatePath, _ predicate: Predicate) -> StateParts {
    let known: [String: (fields: Set<String>, parts: StateParts)] = [
      "tasks": (fieldsOfTasks, .tasks), "sessions": (fieldsOfSessions, .sessions), "stats": (counts, .tasks),
      "activeAgents": (fieldsOfAgents, .agents), "finishedAgents": (fieldsOfAgents, .agents),
    ]
    guard let member = path.firstMember else { return .all }
    if member == "version" { return [] }
    if member == "project" { return .project }
    if member == "stats", path.isAbout(["activeAgents"], below: member, with: predicate) {
      return [.tasks, .agents]
    }
    guard let (fields, parts) = known[member], path.isAbout(fields, below: member, with: predicate) else {
      return .all
    }
    return parts
  }

  /// Members of a task that only events about it change.
  private static let fieldsOfTasks: Set<String> = [
    "id", "session", "list", "content", "activeForm", "description", "status", "agent", "agentSource",
    "progress",
    "currentStep", "totalSteps", "createdAt", "startedAt", "completedAt", "estimatedDuration", "parentId",
    "blockedBy",
    "tags", "externalId", "position",
  ]
  private static let fieldsOfSessions: Set<String> = [
    "id", "client", "startedAt", "endedAt", "state", "source", "endReason", "title", "model", "host",
    "process",
    "currentAgent",
  ]
  private static let fieldsOfAgents: Set<String> = [
    "id", "name", "type", "kind", "session", "task", "purpose", "outcome",
  ]
  private static let counts: Set<String> = [
    "totalTasks", "completedTasks", "activeTasks", "pendingTasks", "failedTasks", "cancelledTasks",
    "overallProgress",
  ]
}

extension StatePath {
  /// Whether nothing but these members decides: whole objects have others, too, where they are compared.
  fileprivate func isAbout(_ names: Set<String>, below member: String? = nil, with predicate: Predicate)
    -> Bool
  {
    let steps = member == nil ? path.steps[...] : path.steps.dropFirst()
    let areKnown = steps.allSatisfy { step in
      switch step {
      case .name(let name): names.contains(name)
      case .filter(let filter): names.contains(filter.name)
      case .index, .all: true
      }
    }
    guard areKnown, case .compares = predicate else { return areKnown }
    if case .name? = steps.last { return true }
    return false
  }
}
