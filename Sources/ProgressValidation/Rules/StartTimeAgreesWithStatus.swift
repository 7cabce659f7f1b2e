import JSONTree

/// A task in progress has been started.
enum StartTimeAgreesWithStatus: SnapshotRule {
  static let rule = ValidationRule(
    "OR331", .error, "A task in progress has been started", remedy: "orchestra repair",
    """
    A task is in progress but has no startedAt. The program sets the time when work first begins, so the status \
    was changed by hand or by a script. Without it the task has no beginning on a timeline.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where task.status == "in_progress" && task.startedAt == nil {
      let place = task.location(of: "startedAt")
      findings.add(
        at: place, "Task \(FindingWords.quoted(task.id)) is in progress, but was never started",
        fix: [.replace(place, .integer(max(task.statusSince, task.createdAt)))])
    }
  }
}
