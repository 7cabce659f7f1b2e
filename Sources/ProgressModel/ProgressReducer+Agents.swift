extension ProgressReducer {
  static func begin(_ start: AgentStart, _ event: ProgressEvent, in state: inout ProgressState) {
    if let call = start.call { state.openCalls.removeAll { $0.id == call } }
    // A worker may have the id of a teammate; workers are made anew when the state is settled.
    state.activeAgents.removeAll { $0.id == start.id && $0.kind == .worker }
    guard !state.activeAgents.contains(where: { $0.id == start.id }) else { return }
    state.finishedAgents.removeAll { $0.id == start.id }
    var agent = TrackedAgent(
      id: start.id, name: start.name, kind: start.kind, session: event.session ?? "", lastSeenAt: event.time)
    agent.type = start.type
    agent.purpose = start.purpose
    agent.call = start.call
    agent.startedAt = event.time
    state.activeAgents.append(agent)
    setClocks(ofTasksOf: start.id, at: event.time, in: &state)
  }

  /// Takes over what became known; an agent nobody knows still closes the call that led to none.
  static func change(agent id: String, _ changes: AgentChanges, in state: inout ProgressState) {
    if let call = changes.call { state.openCalls.removeAll { $0.id == call } }
    if let index = state.runningIndex(of: id) {
      state.activeAgents[index].take(changes)
    } else if let index = state.finishedAgents.lastIndex(where: { $0.id == id }) {
      state.finishedAgents[index].take(changes)
    }
  }

  static func end(_ stop: AgentStop, _ event: ProgressEvent, in state: inout ProgressState) {
    var agent: TrackedAgent
    if let index = state.runningIndex(of: stop.id) {
      agent = state.activeAgents.remove(at: index)
    } else {
      let session = event.session ?? ""
      agent = TrackedAgent(
        id: stop.id, name: stop.name ?? DetectedAgent.unknown.name,
        kind: stop.id.hasPrefix(session + "/") ? .teammate : .subagent, session: session,
        lastSeenAt: event.time)
      agent.type = stop.type
    }
    agent.stoppedAt = event.time
    agent.outcome = stop.outcome
    agent.task = nil
    state.finishedAgents.removeAll { $0.id == stop.id }
    state.finishedAgents.append(agent)
    state.finishedAgents.keepNewest(ProgressState.finishedAgentLimit)
    setClocks(ofTasksOf: stop.id, at: event.time, in: &state)
  }

  /// Stops or starts the clocks of an agent's own list, now that the agent stopped or started.
  private static func setClocks(ofTasksOf agent: String, at moment: Timestamp, in state: inout ProgressState)
  {
    for index in state.indexesOfWork(on: [ListName.todo.key(for: agent), ListName.plan.key(for: agent)]) {
      let isAttended = state.isAttended(state.tasks[index])
      if isAttended == (state.tasks[index].runningSince != nil) { continue }
      state.tasks.update(at: index) { isAttended ? $0.startClock(at: moment) : $0.stopClock(at: moment) }
    }
  }

  /// Brings what follows from tasks and agents together into line; call once after the last event.
  ///
  /// Workers are agents without start and stop events: each stands for the tasks in progress that name it in one session's
  /// main thread. Every running agent gets the task it began last.
  package static func settle(_ state: inout ProgressState) {
    state.activeAgents.removeAll { $0.kind == .worker }
    for index in state.activeAgents.indices { state.activeAgents[index].task = nil }
    // By the agent's index. No dictionary: looking up its type at run time would cost a hook more than all of this.
    var newestStart = [Timestamp?](repeating: nil, count: state.activeAgents.count)
    let tasks = state.tasks.tasks
    // Fields are read in place; only the few tasks in progress are copied out.
    for place in tasks.indices where tasks[place].runningSince != nil {
      let task = tasks[place]
      let index = state.indexOfOwner(of: task) ?? state.indexOfNamed(by: task) ?? state.addWorker(for: task)
      state.activeAgents[index].note(task)
      let start = task.startedAt ?? task.createdAt
      if index == newestStart.count { newestStart.append(nil) }
      if let newest = newestStart[index], newest > start { continue }
      newestStart[index] = start
      state.activeAgents[index].task = task.id
    }
  }
}

extension TrackedAgent {
  fileprivate mutating func take(_ changes: AgentChanges) {
    name = changes.name ?? name
    type = changes.type ?? type
    // Empty text takes back what was only a guess.
    if let purpose = changes.purpose { self.purpose = purpose.isEmpty ? nil : purpose }
    if let call = changes.call { self.call = call.isEmpty ? nil : call }
    startedAt = changes.startedAt ?? startedAt
  }

  /// Stretches a worker's times over one more of its tasks; other agents have times of their own.
  fileprivate mutating func note(_ work: TrackedTask) {
    guard kind == .worker, let begun = work.runningSince else { return }
    startedAt = min(startedAt ?? begun, begun)
    lastSeenAt = max(lastSeenAt, work.updatedAt)
  }
}

extension ProgressState {
  /// Returns the index of the running agent with `id`; workers do not count, they are made of tasks.
  fileprivate func runningIndex(of id: String) -> Int? {
    activeAgents.firstIndex { $0.id == id && $0.kind != .worker }
  }

  /// Returns the indexes of the tasks in progress on these lists, reading the fields of all others in place.
  fileprivate func indexesOfWork(on lists: [String]) -> [Int] {
    let tasks = tasks.tasks
    return tasks.indices.filter { tasks[$0].status == .inProgress && lists.contains(tasks[$0].list) }
  }

  /// Whether somebody can be at work on the task: its session runs, and so does the agent whose own list it is on.
  func isAttended(_ task: TrackedTask) -> Bool {
    guard task.session.isEmpty || session(task.session)?.isLive == true else { return false }
    guard let owner = task.listOwner, runningIndex(of: owner) == nil else { return true }
    return !finishedAgents.contains { $0.id == owner }
  }

  /// Returns the index of the agent whose own list `task` is on.
  ///
  /// Fields are read in place: a closure would be handed a copy of each agent.
  fileprivate func indexOfOwner(of task: TrackedTask) -> Int? {
    guard let owner = task.listOwner else { return nil }
    for index in activeAgents.indices
    where activeAgents[index].id == owner && activeAgents[index].session == task.session { return index }
    return nil
  }

  /// Returns the index of the agent that `task` names in its session.
  ///
  /// Two that nobody knows by name are not the same.
  fileprivate func indexOfNamed(by task: TrackedTask) -> Int? {
    let wanted = task.agent.lowercased()
    for index in activeAgents.indices where activeAgents[index].session == task.session {
      let kind = activeAgents[index].kind
      let hasName =
        kind == .worker || kind == .teammate || activeAgents[index].name != DetectedAgent.unknown.name
      if hasName, activeAgents[index].name.lowercased() == wanted { return index }
    }
    return nil
  }

  /// Adds the worker a task in progress stands for and returns its index.
  fileprivate mutating func addWorker(for task: TrackedTask) -> Int {
    activeAgents.append(
      TrackedAgent(
        id: task.session + "/" + task.agent.lowercased(), name: task.agent, kind: .worker,
        session: task.session,
        lastSeenAt: task.updatedAt))
    return activeAgents.count - 1
  }
}

extension TrackedTask {
  /// The id of the subagent whose own list the task is on; nil in lists of a session.
  fileprivate var listOwner: String? {
    guard let colon = list.utf8.firstIndex(of: UInt8(ascii: ":")), !ListName.isShared(list) else {
      return nil
    }
    return String(list[list.index(after: colon)...])
  }
}
