extension ProgressTransaction {
  /// Takes a whole list: known lines are updated, new ones created, missing ones cancelled unless they are finished.
  mutating func resolveList(_ items: [ListedTask], key: String, session: String) {
    // Bounded first: a line must be compared with what was stored of it.
    let items = items.map(\.bounded)
    if state.session(session)?.currentAgent == nil {
      // Whom the list names works on its other lines too, wherever in the list it is named.
      let named = items.first { $0.status == .inProgress && $0.agent != nil }
      if let agent = named?.agent { follow(agent, status: .inProgress, session) }
    }
    let indexes = tasksOfList(key, session: session)
    let known = indexes.map { ListMatching.Known(state.tasks[$0]) }
    let matches = ListMatching.matches(of: items, among: known)
    let ids = indexes.map { state.tasks[$0].id }
    var lineIDs: [String?] = matches.map { $0.map { ids[$0] } }
    for (line, item) in items.enumerated() {
      if let match = matches[line] {
        update(ids[match], at: indexes[match], from: item, line: line, session)
      } else {
        lineIDs[line] = create(item, line: line, key: key, session: session)
      }
    }
    resolveParents(items, lineIDs)
    let kept = Set(matches.compactMap { $0 })
    for index in ids.indices where !kept.contains(index) && known[index].isListed {
      drop(state.tasks[indexes[index]])
    }
  }

  /// Returns the state's indexes of the list's tasks: those it showed last, in its order, then those it showed before.
  private func tasksOfList(_ key: String, session: String) -> [Int] {
    var listed: [(place: Int, index: Int)] = []
    var removed: [Int] = []
    // Fields are read in place: most tasks belong to other lists, and are not worth a copy.
    let tasks = state.tasks.tasks
    for index in tasks.indices where tasks[index].list == key && tasks[index].session == session {
      if let place = tasks[index].position { listed.append((place, index)) } else { removed.append(index) }
    }
    listed.sort { ($0.place, $0.index) < ($1.place, $1.index) }
    // The newest of several removed tasks with one text is the one that is back.
    return listed.map(\.index) + removed.reversed()
  }

  private mutating func create(_ item: ListedTask, line: Int, key: String, session: String) -> String {
    let status = item.status ?? .pending
    var task = TrackedTask(
      id: newTaskID(), session: session, list: key, content: item.content, createdAt: time)
    task.externalID = item.externalID
    task.position = line
    task.activeForm = item.activeForm
    let agent = responsible(for: item.agent, list: key, isBegun: status == .inProgress, session)
    (task.agent, task.agentSource) = (agent.name, agent.source)
    task.progress = item.progress
    task.currentStep = item.currentStep
    task.totalSteps = item.totalSteps
    task.estimatedDuration = item.estimatedDuration
    task.tags = item.tags ?? []
    task.enter(status, at: time)
    record(.taskCreated(task), agent: agent.source == .unknown ? nil : agent.name)
    follow(agent, status: status, session)
    return task.id
  }

  private mutating func update(
    _ id: String, at index: Int, from item: ListedTask, line: Int, _ session: String
  ) {
    let current = state.tasks[index]
    // Only what differs from the host's last word is news: it repeats lines without knowing what a person did.
    let task = current.asHostSaid
    var changes = TaskChanges()
    if task.position != line { changes.position = .some(line) }
    if task.content != item.content { changes.content = item.content }
    if let form = item.activeForm, task.activeForm != form { changes.activeForm = form }
    if let id = item.externalID, task.externalID != id { changes.externalID = id }
    if let status = item.status, task.status != status { changes.status = status }
    if let step = item.currentStep, task.currentStep != step { changes.currentStep = step }
    if let steps = item.totalSteps, task.totalSteps != steps { changes.totalSteps = steps }
    // New steps would outdate the percentage, so one told with them is told again.
    let hasNewSteps = changes.currentStep != nil || changes.totalSteps != nil
    if let progress = item.progress, hasNewSteps || task.progress != progress { changes.progress = progress }
    if let estimate = item.estimatedDuration, task.estimatedDuration != estimate {
      changes.estimatedDuration = estimate
    }
    if let tags = item.tags, task.tags != tags { changes.tags = tags }
    change(current, changes, by: item.agent, session)
  }

  /// Takes a task off its list; open work is cancelled, unless a person opened what the host takes for finished.
  private mutating func drop(_ task: TrackedTask) {
    var changes = TaskChanges()
    changes.position = .some(nil)
    if task.status.isOpen && task.asHostSaid.status.isOpen { changes.status = .cancelled }
    record(.taskChanged(id: task.id, changes))
  }

  private mutating func resolveParents(_ items: [ListedTask], _ ids: [String?]) {
    guard items.contains(where: { $0.parent != nil }) else { return }
    var byExternalID: [String: String] = [:]
    for (item, id) in zip(items, ids) {
      if let externalID = item.externalID { byExternalID[externalID] = id }
    }
    for (item, id) in zip(items, ids) {
      guard let id, let parent = item.parent.flatMap({ byExternalID[$0] }), parent != id,
        let index = taskIndex(id), state.tasks[index].asHostSaid.parentID != parent
      else { continue }
      var changes = TaskChanges()
      changes.parentID = parent
      record(.taskChanged(id: id, changes))
    }
  }
}

extension ListedTask {
  fileprivate var bounded: ListedTask {
    var item = self
    item.content = TextBounds.cut(content, to: TextBounds.content)
    item.activeForm = activeForm.map { TextBounds.cut($0, to: TextBounds.content) }
    item.agent = agent.map {
      DetectedAgent(name: TextBounds.cut($0.name, to: TextBounds.agentName), source: $0.source)
    }
    return item
  }
}

extension ListMatching.Known {
  fileprivate init(_ task: TrackedTask) {
    // The host's lines are compared with what the host knows.
    let task = task.asHostSaid
    self.init(
      externalID: task.externalID, content: task.content, status: task.status, isListed: task.position != nil)
  }
}
