/// Counts and times over a set of tasks.
///
/// Durations are milliseconds; what is not known is nil.
package struct ProgressStatistics: Equatable, Sendable {
  package var totalTasks = 0
  package var completedTasks = 0
  package var activeTasks = 0
  package var pendingTasks = 0
  package var failedTasks = 0
  package var cancelledTasks = 0
  /// Percent over all tasks that were not cancelled, told partial progress counted; nil without tasks.
  package var overallProgress: Int?
  package var activeAgents = 0
  /// Mean time in progress of the completed tasks that were seen in progress; nil without one.
  package var averageDuration: Int64?
  /// Median time in progress times what is left to do; nil before three tasks were completed.
  package var estimatedRemaining: Int64?

  package init() {}

  /// How many completed tasks an estimate rests on at least.
  private static let fewestSamples = 3

  package init(tasks: some Sequence<TrackedTask>, activeAgents: Int, at moment: Timestamp) {
    let tasks = Array(tasks)
    self.init(of: tasks, at: Array(tasks.indices), activeAgents: activeAgents, moment)
  }

  /// Counts the tasks at `places`.
  ///
  /// Fields are read in place: a copy of each of ten thousand tasks would cost more than all the counting. Not generic:
  /// another module would call it through tables that the runtime has to look up first.
  package init(of tasks: [TrackedTask], at places: [Int], activeAgents: Int, _ moment: Timestamp) {
    self.activeAgents = activeAgents
    var progressSum = 0
    var durations: [Int64] = []
    var running: [Int64] = []
    for place in places {
      totalTasks += 1
      switch tasks[place].status {
      case .completed:
        completedTasks += 1
        progressSum += 100
        if tasks[place].finishedDuration > 0 { durations.append(tasks[place].finishedDuration) }
      case .inProgress:
        activeTasks += 1
        running.append(tasks[place].duration(at: moment))
      case .pending: pendingTasks += 1
      case .failed: failedTasks += 1
      case .cancelled:
        cancelledTasks += 1
        continue
      }
      // Asking a task copies it; most open ones have nothing to tell.
      let mayTell = tasks[place].progress != nil || tasks[place].totalSteps != nil
      if mayTell, tasks[place].status != .completed { progressSum += tasks[place].knownProgress ?? 0 }
    }
    let counted = totalTasks - cancelledTasks
    if counted > 0 { overallProgress = progressSum / counted }
    if !durations.isEmpty {
      averageDuration = durations.reduce(0) { $0.addingClamped($1) } / Int64(durations.count)
    }
    estimate(from: durations, running: running)
  }

  private mutating func estimate(from durations: [Int64], running: [Int64]) {
    guard durations.count >= Self.fewestSamples else { return }
    let median = durations.sorted()[durations.count / 2]
    let begun = running.reduce(Int64(0)) { $0.addingClamped(max(0, median - max(0, $1))) }
    let (waiting, overflow) = median.multipliedReportingOverflow(by: Int64(pendingTasks))
    estimatedRemaining = overflow ? nil : begun.addingClamped(waiting)
  }
}

extension ProgressState {
  /// Counts over every task of the snapshot: what `stats` in `progress.json` holds.
  package var statistics: ProgressStatistics {
    ProgressStatistics(
      of: tasks.tasks, at: Array(tasks.tasks.indices), activeAgents: activeAgents.count, updatedAt)
  }

  /// The sessions people mean by "now": those not ended, or the one that ended last when none is left.
  package var currentSessions: [TrackedSession] {
    let live = sessions.filter(\.isLive)
    if !live.isEmpty { return live }
    return sessions.max { $0.lastActivityAt < $1.lastActivityAt }.map { [$0] } ?? []
  }

  /// The tasks a display shows: those of the current sessions and made by hand, and open ones left over from ended sessions.
  ///
  /// Yesterday's finished work would otherwise count into the percentage of a list begun a minute ago.
  package var currentTasks: [TrackedTask] {
    let current = Set(currentSessions.map(\.id))
    return tasks.tasks.filter { $0.session.isEmpty || current.contains($0.session) || $0.status.isOpen }
  }

  /// Whether `task` is open work of a session that has ended.
  package func isLeftOver(_ task: TrackedTask) -> Bool {
    guard task.status.isOpen, !task.session.isEmpty else { return false }
    return session(task.session)?.isLive != true
  }
}
