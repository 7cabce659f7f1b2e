import JSONTree

/// No duration is longer than the life of its task.
enum DurationsFitTheLife: SnapshotRule {
  static let rule = ValidationRule(
    "OR334", .warning, "No duration is longer than the life of its task",
    remedy: "Nothing, or correct the duration by hand",
    """
    A task has been in progress, or pending, for longer than it has existed. Durations are milliseconds; \
    microseconds, or a total of several tasks, look so. Clocks that jump can bring it about as well. Means and \
    estimates made from it are wrong.
    """)

  /// Clocks may be adjusted a little while work goes on.
  private static let tolerance: Int64 = 1_000

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard let updatedAt = file.updatedAt else { return }
    for task in file.tasks.views {
      let end = max(updatedAt, task.updatedAt, task.completedAt ?? task.updatedAt)
      let life = max(0, FindingWords.distance(min(task.createdAt, task.startedAt ?? task.createdAt), end))
      for (key, duration) in [("duration", task.duration), ("pendingDuration", task.pendingDuration)]
      where FindingWords.distance(life, duration) > tolerance {
        findings.add(
          at: task.location(of: key),
          "\(key) of task \(FindingWords.quoted(task.id)) is \(FindingWords.span(duration)), but it has existed for "
            + FindingWords.span(life))
      }
    }
  }
}
