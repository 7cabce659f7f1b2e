import JSONTree

/// Every todo has an id of its own.
enum TodoIdentifiersAreUnique: TodosRule {
  static let rule = ValidationRule(
    "OR380", .warning, "Every todo has an id of its own", remedy: "orchestra migrate up",
    """
    Two todos have the same id. The shell scripts change whichever they find first. The migration gives each of \
    them an id of its own and keeps the old one.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    var seen: Set<String> = []
    for todo in file.todos {
      guard let id = todo.id, !seen.insert(id).inserted else { continue }
      findings.add(
        at: todo.location(of: "id"), "The id \(FindingWords.quoted(id)) is that of another todo already")
    }
  }
}
