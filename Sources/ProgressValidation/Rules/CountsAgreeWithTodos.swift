import JSONTree

/// The counts are those of the todos.
enum CountsAgreeWithTodos: TodosRule {
  static let rule = ValidationRule(
    "OR383", .warning, "The counts are those of the todos", remedy: "orchestra migrate up",
    """
    A count in 'metadata' is not that of the list. The shell scripts counted anew only in some of their ways of \
    writing. The migration counts anew and never reads these numbers.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    guard let metadata = file.metadata else { return }
    let statuses = file.todos.map { $0.object["status"]?.string }
    let counts = [
      ("totalTasks", file.document["todos"]?.array?.count ?? 0),
      ("completedTasks", statuses.count { $0 == "completed" }),
      ("inProgressTasks", statuses.count { $0 == "in_progress" }),
      ("pendingTasks", statuses.count { $0 == "pending" }),
    ]
    for (key, count) in counts {
      guard let stored = metadata[key]?.integer, stored != Int64(count) else { continue }
      findings.add(
        at: JSONLocation([.key("metadata"), .key(key)]), "\(key) is \(stored), but there are \(count)",
        fix: [.replace(JSONLocation([.key("metadata"), .key(key)]), .integer(count))])
    }
  }
}
