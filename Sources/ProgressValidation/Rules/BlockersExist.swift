import JSONTree

/// Every task that is waited for is in the file.
enum BlockersExist: SnapshotRule {
  static let rule = ValidationRule(
    "OR312", .warning, "Every task that is waited for is in the file", remedy: "orchestra repair",
    """
    A task waits for a task that is not there, so nothing can ever end its waiting. When the host deletes a task, \
    those that wait for it keep its id; the same happens when a finished task moves to history/ with its session, \
    which is then only worth a note. Take the id out of blockedBy.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.tasks.isWhole else { return }
    let ids = Set(file.tasks.views.map(\.id))
    let sessions = Set(file.sessions.views.map(\.id))
    for task in file.tasks.views where !task.blockedBy.isEmpty {
      let isLeftOver = !task.session.isEmpty && file.sessions.isWhole && !sessions.contains(task.session)
      for (index, blocker) in task.blockedBy.enumerated() where !ids.contains(blocker) {
        let place = task.location(of: "blockedBy").appending(.index(index))
        findings.add(
          at: place,
          "There is no task \(FindingWords.quoted(blocker)) that task \(FindingWords.quoted(task.id)) could wait for",
          severity: isLeftOver ? .note : nil, fix: [.remove(place)])
      }
    }
  }
}
