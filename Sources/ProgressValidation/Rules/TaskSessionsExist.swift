import JSONTree

/// Every task belongs to a session of the file.
enum TaskSessionsExist: SnapshotRule {
  static let rule = ValidationRule(
    "OR355", .warning, "Every task belongs to a session of the file", remedy: "orchestra repair",
    """
    A task belongs to a session that is not in the file. For an open task that is normal and only a note: its \
    session has moved to history/, and the work it left behind stays in sight until it is resumed, cancelled or \
    removed. A finished task should have moved with its session.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.sessions.isWhole else { return }
    let sessions = Set(file.sessions.views.map(\.id)).union([""])
    for task in file.tasks.views where !sessions.contains(task.session) {
      let name = FindingWords.quoted(task.id)
      if task.isOpen {
        findings.add(
          at: task.location(of: "session"),
          "Task \(name) is left over from a session that is not here any more",
          severity: .note)
      } else {
        findings.add(
          at: task.location(of: "session"),
          "Task \(name) is \(task.status), but its session \(FindingWords.quoted(task.session)) is not here")
      }
    }
  }
}
