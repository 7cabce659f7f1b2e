import JSONTree

/// No task is beyond its last step.
enum StepsDoNotPassTheirTotal: SnapshotRule {
  static let rule = ValidationRule(
    "OR341", .warning, "No task is beyond its last step", remedy: "Nothing, or correct the steps by hand",
    """
    A task is at a step beyond the number of its steps. Agents tell both numbers, and some lose count. Percentages \
    made from them are held at 100.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views {
      guard let step = task.currentStep, let total = task.totalSteps, step > total else { continue }
      findings.add(
        at: task.location(of: "currentStep"),
        "Task \(FindingWords.quoted(task.id)) is at step \(step) of \(total)")
    }
  }
}
