@testable import ProgressModel

/// What is true of every state, whatever was observed.
///
/// 1. Task ids are unique.
/// 2. Running agents have unique ids and live sessions; none but a worker is also listed as finished.
/// 3. Finished agents have unique ids, an outcome and a time of their end.
/// 4. A clock runs only for work in progress in a live session.
/// 5. Open tasks have no time of completion, all others have one; work in progress has begun.
/// 6. Durations are not negative.
/// 7. No two tasks stand at one place of a list.
/// 8. An agent's task exists, is in progress and of the agent's session.
/// 9. The statistics equal a naive recount.
/// 10. Nothing outgrows its limit, and an open call belongs to a live session.
enum StateInvariants {
  static func faults(in state: ProgressState) -> [String] {
    taskFaults(state) + placeFaults(state) + agentFaults(state) + countFaults(state)
  }

  private static func taskFaults(_ state: ProgressState) -> [String] {
    var faults: [String] = []
    let tasks = state.tasks.tasks
    if Set(tasks.map(\.id)).count != tasks.count { faults.append("1: an id twice") }
    for task in tasks {
      if task.runningSince != nil {
        if task.status != .inProgress { faults.append("4: \(task.id) runs but is \(task.status)") }
        if !isLive(task.session, state) { faults.append("4: \(task.id) runs in an ended session") }
      }
      if task.status.isOpen != (task.completedAt == nil) { faults.append("5: \(task.id) \(task.status)") }
      if task.status == .inProgress, task.startedAt == nil { faults.append("5: \(task.id) never began") }
      if task.finishedDuration < 0 || task.pendingDuration < 0 { faults.append("6: \(task.id)") }
      if task.duration(at: state.updatedAt) < 0 { faults.append("6: \(task.id)") }
    }
    return faults
  }

  private static func placeFaults(_ state: ProgressState) -> [String] {
    var seen: Set<[String]> = []
    return state.tasks.tasks.compactMap { task in
      guard let position = task.position else { return nil }
      let owner = ListName.isShared(task.list) ? "" : task.session
      return seen.insert([owner, task.list, String(position)]).inserted ? nil : "7: \(task.id) at \(position)"
    }
  }

  private static func agentFaults(_ state: ProgressState) -> [String] {
    var faults: [String] = []
    let active = state.activeAgents.map(\.id)
    let finished = state.finishedAgents.map(\.id)
    if Set(active).count != active.count { faults.append("2: \(active)") }
    if Set(finished).count != finished.count { faults.append("3: \(finished)") }
    let started = state.activeAgents.filter { $0.kind != .worker }.map(\.id)
    if !Set(started).isDisjoint(with: finished) { faults.append("2: \(started) and finished \(finished)") }
    for agent in state.activeAgents {
      if !isLive(agent.session, state) { faults.append("2: \(agent.id) in an ended session") }
      if agent.stoppedAt != nil || agent.outcome != nil { faults.append("2: \(agent.id) runs and stopped") }
      guard let id = agent.task else { continue }
      let task = state.tasks.task(id)
      if task?.status != .inProgress || task?.session != agent.session {
        faults.append("8: \(agent.id) \(id)")
      }
    }
    for agent in state.finishedAgents
    where agent.outcome == nil || agent.stoppedAt == nil || agent.task != nil {
      faults.append("3: \(agent.id)")
    }
    for call in state.openCalls where !isLive(call.session, state) { faults.append("10: call \(call.id)") }
    return faults
  }

  private static func countFaults(_ state: ProgressState) -> [String] {
    var faults: [String] = []
    let statistics = state.statistics
    let tasks = state.tasks.tasks
    func count(_ status: TaskStatus) -> Int { tasks.filter { $0.status == status }.count }
    let counted = tasks.filter { $0.status != .cancelled }
    let percent = counted.map { $0.knownProgress ?? 0 }.reduce(0, +)
    let durations = tasks.filter { $0.status == .completed && $0.finishedDuration > 0 }.map(
      \.finishedDuration)
    var expected = ProgressStatistics()
    expected.totalTasks = tasks.count
    expected.completedTasks = count(.completed)
    expected.activeTasks = count(.inProgress)
    expected.pendingTasks = count(.pending)
    expected.failedTasks = count(.failed)
    expected.cancelledTasks = count(.cancelled)
    expected.overallProgress = counted.isEmpty ? nil : percent / counted.count
    expected.activeAgents = state.activeAgents.count
    // Sums at the edge of the number range are tested on their own.
    expected.averageDuration =
      durations.contains { $0 > 1 << 50 }
      ? statistics.averageDuration : durations.isEmpty ? nil : durations.reduce(0, +) / Int64(durations.count)
    expected.estimatedRemaining = statistics.estimatedRemaining
    if statistics != expected { faults.append("9: \(statistics) is not \(expected)") }
    if state.history.count > ProgressState.historyLimit { faults.append("10: history") }
    if state.finishedAgents.count > ProgressState.finishedAgentLimit { faults.append("10: finished agents") }
    if state.openCalls.count > ProgressState.openCallLimit { faults.append("10: open calls") }
    return faults
  }

  private static func isLive(_ session: String, _ state: ProgressState) -> Bool {
    session.isEmpty || state.session(session)?.isLive == true
  }
}
