import JSONTree

/// Only a task in progress has a running clock.
enum RunningSinceAgreesWithStatus: SnapshotRule {
  static let rule = ValidationRule(
    "OR332", .error, "Only a task in progress has a running clock", remedy: "orchestra repair",
    """
    A task has runningSince although it is not in progress: its clock would run for ever. The program stops the \
    clock when the status changes, so the status was changed by hand or by a script. The time since then is \
    counted as work.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where task.runningSince != nil && task.status != "in_progress" {
      let place = task.location(of: "runningSince")
      findings.add(
        at: place, "Task \(FindingWords.quoted(task.id)) is \(task.status), yet its clock runs",
        fix: [.remove(place)])
    }
  }
}
