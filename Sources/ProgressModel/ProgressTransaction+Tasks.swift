extension ProgressTransaction {
  /// Takes what a task tool or task event says of one task, whichever of them comes first.
  mutating func resolveTask(_ report: TaskReport, session: String) {
    let key = report.list.key(for: nil)
    guard let index = taskIndex(of: report, session) else { return create(report, key: key, session) }
    let current = state.tasks[index]
    // Only what differs from the host's last word is news: it does not know what a person did.
    let task = current.asHostSaid
    var changes = TaskChanges()
    if let content = report.content.map({ TextBounds.cut($0, to: TextBounds.content) }),
      task.content != content
    {
      changes.content = content
    }
    if let form = report.activeForm.map({ TextBounds.cut($0, to: TextBounds.content) }),
      task.activeForm != form
    {
      changes.activeForm = form
    }
    if let detail = report.detail.map({ TextBounds.cut($0, to: TextBounds.content) }), task.detail != detail {
      changes.detail = detail
    }
    if let tags = report.tags, task.tags != tags { changes.tags = tags }
    if let status = report.status, task.status != status {
      changes.status = status
      if status == .cancelled {
        changes.position = .some(nil)
      } else if task.position == nil {
        changes.position = .some(nextPlace(in: key, session))
      }
    }
    change(current, changes, by: report.agent, session)
  }

  /// Takes what the report says of other tasks, once all tasks of the observation are known.
  mutating func resolveLinks(of report: TaskReport, _ session: String) {
    if report.blockedBy == nil && report.addBlockedBy.isEmpty && report.addBlocks.isEmpty { return }
    let key = report.list.key(for: nil)
    guard let index = taskIndex(of: report, session) else { return }
    let task = state.tasks[index]
    if let blockers = blockers(in: report, of: task, session), blockers != task.asHostSaid.blockedBy {
      var changes = TaskChanges()
      changes.blockedBy = blockers
      record(.taskChanged(id: task.id, changes))
    }
    for other in report.addBlocks {
      guard let index = taskIndex(externalID: other, key: key, session) else { continue }
      addBlocker(task.id, to: index)
    }
  }

  private mutating func create(_ report: TaskReport, key: String, _ session: String) {
    // The host deleted a task we never saw: there is nothing to tell of it.
    if report.status == .cancelled { return }
    let status = report.status ?? .pending
    var task = TrackedTask(
      id: newTaskID(), session: session, list: key,
      content: TextBounds.cut(report.content ?? Self.placeholder(report.externalID), to: TextBounds.content),
      createdAt: time)
    task.externalID = report.externalID
    task.position = nextPlace(in: key, session)
    task.activeForm = report.activeForm.map { TextBounds.cut($0, to: TextBounds.content) }
    task.detail = report.detail.map { TextBounds.cut($0, to: TextBounds.content) }
    task.tags = report.tags ?? []
    let agent = responsible(for: report.agent, list: key, isBegun: status == .inProgress, session)
    (task.agent, task.agentSource) = (agent.name, agent.source)
    task.enter(status, at: time)
    record(.taskCreated(task), agent: agent.source == .unknown ? nil : agent.name)
    follow(agent, status: status, session)
  }

  /// The text of a task that was first heard of by its number.
  private static func placeholder(_ externalID: String) -> String { "Task " + externalID }

  /// Records changes of a task together with the agent that evidence names, if that says anything new.
  mutating func change(
    _ task: TrackedTask, _ changes: TaskChanges, by agent: DetectedAgent?, _ session: String
  ) {
    var changes = changes
    let status = changes.status ?? task.status
    let found = responsible(
      for: agent, list: task.list, isBegun: changes.status == .inProgress, session)
    if Self.isClaim(found, to: task, status) {
      if found.name != task.agent { changes.agent = found.name }
      if found.source != task.agentSource { changes.agentSource = found.source }
    }
    if changes.changeNothing(in: task) { return }
    let name = changes.agent ?? task.agent
    record(.taskChanged(id: task.id, changes), agent: name == DetectedAgent.unknown.name ? nil : name)
    if changes.status != nil || changes.agent != nil {
      follow(
        DetectedAgent(name: name, source: changes.agentSource ?? task.agentSource), status: status, session)
    }
  }

  /// Whether the evidence gives the task, which is then in `status`, to whom it names.
  private static func isClaim(_ found: DetectedAgent, to task: TrackedTask, _ status: TaskStatus) -> Bool {
    if task.agentSource == .unknown || status == .inProgress {
      return found.source.displaces(task.agentSource)
    }
    // Who creates, rewords or finishes a task of somebody else only reports it.
    if found.source == .payload || found.source == .teammate { return false }
    // An owner is told on purpose; who created the task was only at hand.
    let isAtHand = task.agentSource == .payload || task.agentSource == .teammate
    return found.source.displaces(task.agentSource)
      || isAtHand && status == .pending && found.source == .owner
  }

  /// Returns who does a task: whoever evidence names, else for work now begun the agent at work.
  ///
  /// Waiting tasks get no borrowed name: nobody has taken them yet. Nor does work that was begun before: who began it was
  /// not known then, and whom the session follows now says nothing of it.
  func responsible(
    for found: DetectedAgent?, list: String, isBegun: Bool, _ session: String
  ) -> DetectedAgent {
    let found = found.map {
      DetectedAgent(name: TextBounds.cut($0.name, to: TextBounds.agentName), source: $0.source)
    }
    guard let id = actor.agentID else {
      if let found { return found }
      guard isBegun, let current = state.session(session)?.currentAgent else { return .unknown }
      return DetectedAgent(name: current, source: .session)
    }
    // Inside a subagent its id is evidence as good as its type: the start told the name.
    if let found, AgentSource.payload.rank >= found.source.rank { return found }
    let isOwnList = list == ListName.todo.key(for: id) || list == ListName.plan.key(for: id)
    guard isBegun || isOwnList, let agent = state.agent(where: { $0.id == id }),
      agent.name != DetectedAgent.unknown.name
    else { return found ?? .unknown }
    return DetectedAgent(name: agent.name, source: .payload)
  }

  /// Remembers who the session's main thread works as, once work in progress names somebody.
  mutating func follow(_ agent: DetectedAgent, status: TaskStatus, _ session: String) {
    guard actor.agentID == nil, status == .inProgress,
      [.activeForm, .mention, .assignment, .text].contains(agent.source),
      let known = state.session(session), known.currentAgent != agent.name
    else { return }
    var changes = SessionChanges()
    changes.currentAgent = agent.name
    record(.sessionChanged(changes))
  }

  /// Returns the tasks that `task` waits for, or nil when the report does not say.
  private func blockers(in report: TaskReport, of task: TrackedTask, _ session: String) -> [String]? {
    if report.blockedBy == nil && report.addBlockedBy.isEmpty { return nil }
    var ids = report.blockedBy == nil ? task.blockedBy : []
    for external in (report.blockedBy ?? []) + report.addBlockedBy {
      guard let index = taskIndex(externalID: external, key: task.list, session) else { continue }
      let id = state.tasks[index].id
      if id != task.id, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private mutating func addBlocker(_ id: String, to index: Int) {
    let task = state.tasks[index]
    if task.id == id || task.blockedBy.contains(id) { return }
    var changes = TaskChanges()
    changes.blockedBy = task.blockedBy + [id]
    record(.taskChanged(id: task.id, changes))
  }

  /// Returns the task a report is about; nil when it is new, also where it only has the number of one that is over.
  func taskIndex(of report: TaskReport, _ session: String) -> Int? {
    let key = report.list.key(for: nil)
    guard let index = taskIndex(externalID: report.externalID, key: key, session) else { return nil }
    let task = state.tasks[index].asHostSaid
    // Old hosts gave the numbers of deleted tasks out again, and lists shared between sessions are begun anew.
    guard !task.status.isOpen, report.status?.isOpen != false, let content = report.content,
      task.content != Self.placeholder(report.externalID),
      TextSimilarity.score(content, task.content) < ListMatching.likenessInPlace
    else { return index }
    return nil
  }

  /// Returns the newest task with the number.
  ///
  /// A list shared by name belongs to several sessions at once; every other list to one.
  private func taskIndex(externalID: String, key: String, _ session: String) -> Int? {
    let isShared = ListName.isShared(key)
    let tasks = state.tasks.tasks
    return tasks.indices.last {
      tasks[$0].externalID == externalID && tasks[$0].list == key
        && (isShared || tasks[$0].session == session)
    }
  }

  private func nextPlace(in key: String, _ session: String) -> Int {
    let isShared = ListName.isShared(key)
    let tasks = state.tasks.tasks
    var last = -1
    for index in tasks.indices where tasks[index].list == key && (isShared || tasks[index].session == session)
    {
      last = max(last, tasks[index].position ?? -1)
    }
    return last + 1
  }
}

extension TaskChanges {
  /// Whether the task would be the same after them, however they are worded.
  fileprivate func changeNothing(in task: TrackedTask) -> Bool {
    var changed = task
    changed.take(self, at: task.updatedAt)
    return changed == task
  }
}
