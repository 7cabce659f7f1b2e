import JSONTree

/// A task has a time of completion when it is finished, and only then.
enum CompletionTimeAgreesWithStatus: SnapshotRule {
  static let rule = ValidationRule(
    "OR330", .error, "A task has a time of completion when it is finished, and only then",
    remedy: "orchestra repair",
    """
    A finished task (completed, failed or cancelled) has no completedAt, or an open one has. The program sets and \
    clears the time together with the status, so the status was changed by hand or by a script that knows nothing \
    of the time. Timelines and throughput count such tasks wrongly.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where task.isOpen != (task.completedAt == nil) {
      let place = task.location(of: "completedAt")
      if task.isOpen {
        findings.add(
          at: place, "Task \(FindingWords.quoted(task.id)) is \(task.status), yet has a time of completion",
          fix: [.replace(place, .null)])
      } else {
        findings.add(
          at: place, "Task \(FindingWords.quoted(task.id)) is \(task.status), but has no time of completion",
          fix: [.replace(place, .integer(max(task.statusSince, task.startedAt ?? task.statusSince)))])
      }
    }
  }
}
