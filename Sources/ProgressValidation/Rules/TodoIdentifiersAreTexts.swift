import JSONTree

/// Every id is a text.
enum TodoIdentifiersAreTexts: TodosRule {
  static let rule = ValidationRule(
    "OR381", .warning, "Every id is a text", remedy: "orchestra migrate up",
    """
    The id of a todo is a number. 'jq' compares 1 and \"1\" as different, so the shell scripts do not find such a \
    todo again. The migration writes it as text and keeps the number under 'carried'.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    for todo in file.todos {
      for key in ["id", "parentId"] {
        if let number = todo.object[key]?.number {
          findings.add(at: todo.location(of: key), "The \(key) is the number \(number.text), not a text")
        }
      }
    }
  }
}
