import JSONTree

/// Every parent is a task of the file.
enum ParentsExist: SnapshotRule {
  static let rule = ValidationRule(
    "OR310", .warning, "Every parent is a task of the file", remedy: "orchestra repair",
    """
    A task says that it is a part of a task which is not there. When the host deletes a task its parts stay; the \
    same happens when a finished parent moves to history/ with its session, which is then only worth a note. \
    Displays show the task at the top level. To settle it, set parentId to null.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.tasks.isWhole else { return }
    let ids = Set(file.tasks.views.map(\.id))
    let sessions = Set(file.sessions.views.map(\.id))
    for task in file.tasks.views {
      guard let parent = task.parentID, !ids.contains(parent) else { continue }
      let isLeftOver = !task.session.isEmpty && file.sessions.isWhole && !sessions.contains(task.session)
      let place = task.location(of: "parentId")
      findings.add(
        at: place,
        "There is no task \(FindingWords.quoted(parent)) that task \(FindingWords.quoted(task.id)) could be a part of",
        severity: isLeftOver ? .note : nil, fix: [.replace(place, .null)])
    }
  }
}
