import JSONTree

/// Every task has an id of its own.
enum TaskIdentifiersAreUnique: SnapshotRule {
  static let rule = ValidationRule(
    "OR301", .error, "Every task has an id of its own", remedy: "orchestra repair",
    """
    Two tasks have the same id. Commands, parents and agents name tasks by id, so they can only mean the first of \
    them, and a change to the second goes to the first. Ids are made once and at random: copying a task by hand or \
    merging two files brings this about. Give one of them another id, such as t- and six hexadecimal digits.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    Identifiers.check(file.tasks.views.map { ($0.id, $0.location) }, of: "task", &findings)
  }
}
