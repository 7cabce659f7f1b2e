package import ProgressModel

/// The state as the displays see it: who works on what, what waits, what is done, what was left.
///
/// Every open task is in exactly one place: with its agent, `loose`, `waiting`, `blocked` or `leftOver`. Made
/// once for each update and shared by the displays; the tasks themselves are walked once and not copied.
package struct Overview: Sendable {
  /// An agent at work with its task in progress, if that is known.
  struct Worker {
    let agent: TrackedAgent
    let task: TrackedTask?
  }

  let state: ProgressState
  private(set) var statistics = ProgressStatistics()
  let sessions: [TrackedSession]
  private(set) var workers: [Worker] = []
  /// In progress, and not the task of an agent at work.
  private(set) var loose: TaskSelection
  /// Pending with nothing in the way.
  private(set) var waiting: TaskSelection
  /// Pending behind a task that is not done.
  private(set) var blocked: TaskSelection
  private(set) var completed: TaskSelection
  private(set) var failed: TaskSelection
  /// Open tasks of sessions that have ended.
  private(set) var leftOver: TaskSelection
  private(set) var leftOverInProgress = 0

  /// Sorts the tasks of `state`; running work counts in the estimate up to `now`.
  package init(_ state: ProgressState, at now: Timestamp) {
    self.state = state
    sessions = state.currentSessions
    let none = TaskSelection(of: state.tasks.tasks)
    (loose, waiting, blocked, completed, failed, leftOver) = (none, none, none, none, none, none)
    var shown = none
    var inProgress = none
    sortTasks(into: &shown, &inProgress)
    statistics = ProgressStatistics(
      of: state.tasks.tasks, at: shown.places, activeAgents: state.activeAgents.count, now)
    assign(inProgress)
  }

  private mutating func sortTasks(into shown: inout TaskSelection, _ inProgress: inout TaskSelection) {
    let tasks = state.tasks.tasks
    var kinds = SessionKinds(state, current: sessions)
    var unfinished: Set<String>?
    for place in tasks.indices {
      let status = tasks[place].status
      let kind = kinds.kind(of: tasks[place].session)
      guard kind.isCurrent || status.isOpen else { continue }
      shown.append(place)
      switch status {
      case .completed: completed.append(place)
      case .failed: failed.append(place)
      case .cancelled: break
      case .inProgress where kind.isOver:
        leftOver.append(place)
        leftOverInProgress += 1
      case .pending where kind.isOver: leftOver.append(place)
      case .inProgress: inProgress.append(place)
      case .pending where tasks[place].blockedBy.isEmpty: waiting.append(place)
      case .pending:
        let standing = unfinished ?? unfinishedTasks()
        unfinished = standing
        if tasks[place].blockedBy.contains(where: standing.contains) {
          blocked.append(place)
        } else {
          waiting.append(place)
        }
      }
    }
  }

  /// Gives each agent its task.
  ///
  /// The worker that stands for tasks naming nobody is no agent worth a line: its tasks stay loose.
  private mutating func assign(_ inProgress: TaskSelection) {
    let agents = state.activeAgents.filter { $0.kind != .worker || !AgentFace.isUnknown($0.name) }
    let tasks = state.tasks.tasks
    let taken = agents.compactMap(\.task)
    workers = agents.map { agent in
      let place = agent.task.flatMap { id in inProgress.places.first { tasks[$0].id == id } }
      return Worker(agent: agent, task: place.map { tasks[$0] })
    }
    for place in inProgress.places where !taken.contains(tasks[place].id) { loose.append(place) }
  }

  /// Returns the ids of the tasks others may wait for: all that are neither completed nor cancelled.
  private func unfinishedTasks() -> Set<String> {
    let tasks = state.tasks.tasks
    var ids: Set<String> = []
    for place in tasks.indices where Self.isUnfinished(tasks[place].status) { ids.insert(tasks[place].id) }
    return ids
  }

  private static func isUnfinished(_ status: TaskStatus) -> Bool {
    status != .completed && status != .cancelled
  }
}

extension Overview {
  /// Whether there is anything to show.
  var isEmpty: Bool { !hasTasks && workers.isEmpty }

  /// Whether there is a task that was not cancelled.
  var hasTasks: Bool { statistics.totalTasks > statistics.cancelledTasks }

  /// In progress in a session that lives.
  var activeCount: Int { statistics.activeTasks - leftOverInProgress }

  /// Pending in a session that lives.
  var pendingCount: Int { statistics.pendingTasks - (leftOver.count - leftOverInProgress) }

  /// Returns the tasks `task` waits for: those that still exist and may still be done.
  func blockers(of task: TrackedTask) -> [TrackedTask] {
    task.blockedBy.compactMap { state.tasks.task($0) }.filter { Self.isUnfinished($0.status) }
  }

  /// Returns what was completed last, the newest first.
  func recentlyCompleted(_ limit: Int) -> [TrackedTask] {
    completed.first(limit) { place, tasks in
      let end = tasks[place].completedAt ?? tasks[place].updatedAt
      return TaskSelection.Order(major: 0 - max(end.milliseconds, .min + 1))
    }
  }

  /// Returns what comes next: list after list as they first appear, each in its own order.
  func upcoming(_ limit: Int) -> [TrackedTask] {
    var lists: [ListName] = []
    var rank = 0
    return waiting.first(limit) { place, tasks in
      // Neighbours mostly share a list, and there are few of them: no dictionary is worth building.
      if lists.isEmpty || !lists[rank].holds(tasks[place]) {
        rank = lists.firstIndex { $0.holds(tasks[place]) } ?? lists.count
        if rank == lists.count {
          lists.append(ListName(session: tasks[place].session, list: tasks[place].list))
        }
      }
      return TaskSelection.Order(major: Int64(rank), minor: tasks[place].position.map { Int64($0) } ?? .max)
    }
  }

  private struct ListName {
    let session: String
    let list: String

    func holds(_ task: TrackedTask) -> Bool { task.list == list && task.session == session }
  }

  /// How long the present sessions have lasted: from the first start to `now`, or to the end when all have
  /// ended.
  func sessionLength(at now: Timestamp) -> Int64? {
    guard let start = sessions.map(\.startedAt).min() else { return nil }
    let end = sessions.contains(where: \.isLive) ? now : sessions.compactMap(\.endedAt).max() ?? now
    return end.elapsed(since: start)
  }
}
