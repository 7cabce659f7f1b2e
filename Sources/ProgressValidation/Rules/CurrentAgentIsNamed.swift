import JSONTree

/// The current agent is named.
enum CurrentAgentIsNamed: TodosRule {
  static let rule = ValidationRule(
    "OR386", .note, "The current agent is named", remedy: "Nothing",
    """
    'currentAgent' is null: nobody was at work when the script wrote the file. The scripts' own schema did not \
    allow that, and they wrote it all the same. The migration takes it in.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    guard let metadata = file.metadata, metadata["currentAgent"]?.isNull == true else { return }
    findings.add(at: JSONLocation([.key("metadata"), .key("currentAgent")]), "No agent is the current one")
  }
}
