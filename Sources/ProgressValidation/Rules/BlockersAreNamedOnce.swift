import JSONTree

/// Every task that is waited for is named once.
enum BlockersAreNamedOnce: SnapshotRule {
  static let rule = ValidationRule(
    "OR314", .warning, "Every task that is waited for is named once", remedy: "orchestra repair",
    """
    A task names the same task twice in blockedBy. Displays count one blocker too many. A script that adds to the \
    list without looking brings this about.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for task in file.tasks.views where task.blockedBy.count > 1 {
      var seen: Set<String> = []
      for (index, blocker) in task.blockedBy.enumerated() where !seen.insert(blocker).inserted {
        let place = task.location(of: "blockedBy").appending(.index(index))
        findings.add(
          at: place,
          "Task \(FindingWords.quoted(task.id)) waits for task \(FindingWords.quoted(blocker)) twice",
          fix: [.remove(place)])
      }
    }
  }
}
