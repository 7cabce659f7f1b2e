import JSONTree

/// Clocks run in live sessions only.
enum ClocksRunInLiveSessions: SnapshotRule {
  static let rule = ValidationRule(
    "OR333", .warning, "Clocks run in live sessions only", remedy: "orchestra repair",
    """
    A task has runningSince although its session has ended: nobody works on it, yet its time goes on. The program \
    stops the clocks of a session that ends. A session whose end was written by hand leaves them running.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.sessions.isWhole else { return }
    let ended = Set(file.sessions.views.filter { $0.endedAt != nil }.map(\.id)).subtracting([""])
    for task in file.tasks.views
    where task.runningSince != nil && task.status == "in_progress" && ended.contains(task.session) {
      let place = task.location(of: "runningSince")
      findings.add(
        at: place, "The clock of task \(FindingWords.quoted(task.id)) runs, but its session has ended",
        fix: [.remove(place)])
    }
  }
}
