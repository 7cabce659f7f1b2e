import JSONTree
import SchemaMigration

/// The file says its version.
enum VersionIsTold: TodosRule {
  static let rule = ValidationRule(
    "OR387", .note, "The file says its version", remedy: "orchestra migrate up",
    """
    The file has keys of version 2.0 but no 'schemaVersion', or agents in a file of version 1.0: it was written by \
    scripts of several versions. It is read by what is in it.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    if file.version == .scripts, file.document["schemaVersion"] == nil {
      findings.add(at: JSONLocation(), "The file has keys of version 2.0, but does not say its version")
    }
    if file.version == .v1, let todo = file.todos.first(where: { $0.object["agent"] != nil }) {
      findings.add(
        at: todo.location(of: "agent"), "A todo of version 1.0 names an agent, as only later versions do",
        anchor: .key)
    }
  }
}
