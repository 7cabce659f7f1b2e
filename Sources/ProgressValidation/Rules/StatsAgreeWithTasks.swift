import JSONTree

/// The counts are those of the tasks.
enum StatsAgreeWithTasks: SnapshotRule {
  static let rule = ValidationRule(
    "OR345", .error, "The counts are those of the tasks", remedy: "orchestra repair, or any update",
    """
    A number in 'stats' is not what the tasks and agents of the file amount to. The program computes all of them anew with \
    each update and never reads them back, so the file was edited by something that does not. Status bars and other tools that \
    go by 'stats' show wrong numbers until the next update.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard let stats = file.stats, let updatedAt = file.updatedAt, file.tasks.isWhole,
      file.activeAgents.isWhole
    else { return }
    let counted = CountedTasks(file.tasks.views, activeAgents: file.activeAgents.views.count, at: updatedAt)
    for (key, value) in counted.members {
      guard let stored = stats[key], stored.integer != value else { continue }
      let place = JSONLocation([.key("stats"), .key(key)])
      let actual: JSONValue = value.map { .integer($0) } ?? .null
      findings.add(
        at: place, "\(key) is \(stored.phrase), but the tasks make it \(actual.phrase)",
        fix: [.replace(place, actual)])
    }
  }
}

/// What the tasks of a file amount to, by the same arithmetic as the program's own.
struct CountedTasks {
  /// How many completed tasks an estimate rests on at least.
  private static let fewestSamples = 3

  let members: [(key: String, value: Int64?)]

  init(_ tasks: [TaskView], activeAgents: Int, at moment: Int64) {
    var counts: [String: Int64] = [:]
    var progress: Int64 = 0
    for task in tasks {
      counts[task.status, default: 0] += 1
      if task.status != "cancelled" { progress += task.status == "completed" ? 100 : Self.progress(of: task) }
    }
    let counted = Int64(tasks.count) - counts["cancelled", default: 0]
    let durations = tasks.filter { $0.status == "completed" && $0.duration > 0 }.map(\.duration)
    let total = durations.reduce(Int64(0)) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
    members = [
      ("totalTasks", Int64(tasks.count)),
      ("completedTasks", counts["completed", default: 0]),
      ("activeTasks", counts["in_progress", default: 0]),
      ("pendingTasks", counts["pending", default: 0]),
      ("failedTasks", counts["failed", default: 0]),
      ("cancelledTasks", counts["cancelled", default: 0]),
      ("overallProgress", counted > 0 ? progress / counted : nil),
      ("activeAgents", Int64(activeAgents)),
      ("averageDuration", durations.isEmpty ? nil : total / Int64(durations.count)),
      ("estimatedRemaining", Self.remaining(durations, tasks)),
    ]
  }

  /// Percent as told, or as the steps say; 0 where nothing is known.
  private static func progress(of task: TaskView) -> Int64 {
    if let progress = task.progress { return progress }
    guard let step = task.currentStep, let total = task.totalSteps, total > 0 else { return 0 }
    return Int64(min(100, max(0, Double(step) / Double(total) * 100)))
  }

  /// The median pace times what is left; nil before three tasks were completed.
  private static func remaining(_ durations: [Int64], _ tasks: [TaskView]) -> Int64? {
    guard durations.count >= fewestSamples else { return nil }
    let median = durations.sorted()[durations.count / 2]
    var left: Int64 = 0
    for task in tasks where task.status == "in_progress" {
      let (sum, overflow) = left.addingReportingOverflow(max(0, median - max(0, task.duration)))
      left = overflow ? .max : sum
    }
    let pending = Int64(tasks.count { $0.status == "pending" })
    let (waiting, overflow) = median.multipliedReportingOverflow(by: pending)
    if overflow { return nil }
    let (sum, tooMuch) = left.addingReportingOverflow(waiting)
    return tooMuch ? .max : sum
  }
}
