import JSONTree

/// A completed task is at 100 percent.
enum CompletedTasksAreAtHundred: SnapshotRule {
  static let rule = ValidationRule(
    "OR340", .error, "A completed task is at 100 percent", remedy: "orchestra repair",
    """
    A task is completed, but its progress is not 100. The program writes 100 for every completed task, so the \
    status was changed by hand or by a script. Readers that go by progress show it as unfinished.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where task.status == "completed" && task.progress != 100 {
      let place = task.location(of: "progress")
      let progress = task.progress.map { "at \($0) percent" } ?? "without a percentage"
      findings.add(
        at: place, "Task \(FindingWords.quoted(task.id)) is completed, but \(progress)",
        fix: [.replace(place, 100)])
    }
  }
}
