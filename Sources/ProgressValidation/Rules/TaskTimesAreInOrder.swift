import JSONTree

/// The times of a task are in order.
enum TaskTimesAreInOrder: SnapshotRule {
  static let rule = ValidationRule(
    "OR320", .warning, "The times of a task are in order", remedy: "Nothing, unless a time is plainly wrong",
    """
    A task was started, completed or changed before it was created, or its present status began after its last \
    change. Clocks that are set back bring this about, and so do times written by hand. Durations are never \
    counted below zero, so nothing else goes wrong.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where !isInOrder(task) {
      let subject = "Task \(FindingWords.quoted(task.id))"
      let began = ("createdAt", task.createdAt)
      let steps =
        [began]
        + [("startedAt", task.startedAt), ("completedAt", task.completedAt)]
        .compactMap { step in step.1.map { (step.0, $0) } }
      TimeOrder.check(steps + [("updatedAt", task.updatedAt)], at: task.location, of: subject, &findings)
      let since = ("statusSince", task.statusSince)
      if task.statusSince < task.createdAt {
        TimeOrder.check([began, since], at: task.location, of: subject, &findings)
      } else if task.updatedAt >= task.createdAt, task.statusSince > task.updatedAt {
        let span = FindingWords.span(FindingWords.distance(task.updatedAt, task.statusSince))
        findings.add(
          at: task.location(of: "statusSince"), "\(subject): statusSince is \(span) after updatedAt")
      }
      if let runningSince = task.runningSince {
        TimeOrder.check([since, ("runningSince", runningSince)], at: task.location, of: subject, &findings)
      }
    }
  }

  /// Whether nothing is wrong, as with nearly all: then no list of steps need be made.
  private static func isInOrder(_ task: TaskView) -> Bool {
    // Work can be taken up again after it was completed, but not completed before it was first begun.
    let started = task.startedAt ?? task.createdAt
    let completed = task.completedAt ?? started
    return task.createdAt <= started && started <= completed && completed <= task.updatedAt
      && task.createdAt <= task.statusSince && task.statusSince <= task.updatedAt
      && task.statusSince <= task.runningSince ?? task.statusSince
  }
}
