import ProgressModel

/// What completion needs of a project's state, and no more: reading all of it would take longer.
struct KnownWork: Sendable {
  /// A task, as far as completion shows it.
  struct Task: Sendable {
    var id = ""
    var content = ""
    var status = TaskStatus.pending
    var agent = ""
    var createdAt: Int64 = 0
    var tags: [String] = []
  }

  /// A session, as far as completion shows it.
  struct Session: Sendable {
    var id = ""
    var client = ""
    var title: String?
    var lastActivityAt: Int64 = 0
    var isLive = true
  }

  /// An event to look back to, as far as completion shows it.
  struct Event: Sendable {
    var sequence: Int64 = 0
    var time: Int64 = 0
    var type = ""
    var task: String?
    var details: String?
  }

  var tasks: [Task] = []
  var sessions: [Session] = []
  var activeAgents: [String] = []
  var finishedAgents: [String] = []
  /// The newest events, oldest first.
  var events: [Event] = []
}

extension KnownWork {
  init(_ state: ProgressState) {
    tasks = state.tasks.tasks.map {
      Task(
        id: $0.id, content: $0.content, status: $0.status, agent: $0.agent,
        createdAt: $0.createdAt.milliseconds,
        tags: $0.tags)
    }
    sessions = state.sessions.map {
      Session(
        id: $0.id, client: $0.client, title: $0.title, lastActivityAt: $0.lastActivityAt.milliseconds,
        isLive: $0.isLive)
    }
    activeAgents = state.activeAgents.map(\.name)
    finishedAgents = state.finishedAgents.map(\.name)
    events = state.history.map {
      Event(
        sequence: $0.sequence, time: $0.time.milliseconds, type: $0.event, task: $0.task, details: $0.details)
    }
  }
}
