import JSONTree

/// Every parent is a todo of the file.
enum TodoParentsExist: TodosRule {
  static let rule = ValidationRule(
    "OR382", .warning, "Every parent is a todo of the file", remedy: "orchestra migrate up",
    """
    A todo says that it is a part of one that is not there. The old scripts removed lines without looking at their \
    parts. The migration keeps what was written under 'carried'.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    let ids = Set(file.todos.compactMap(\.id))
    for todo in file.todos {
      guard let parent = todo.parentID, !ids.contains(parent) else { continue }
      findings.add(at: todo.location(of: "parentId"), "There is no todo \(FindingWords.quoted(parent))")
    }
  }
}
