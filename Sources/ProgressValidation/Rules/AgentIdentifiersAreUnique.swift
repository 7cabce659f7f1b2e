import JSONTree

/// Every agent is listed once.
enum AgentIdentifiersAreUnique: SnapshotRule {
  static let rule = ValidationRule(
    "OR303", .error, "Every agent is listed once", remedy: "orchestra repair",
    """
    An agent is twice among those at work, or twice among those that stopped. The program keeps one entry for \
    each: starting again replaces the old one. The counts of agents are wrong, and stopping the agent leaves one \
    of the entries behind.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for list in [file.activeAgents.views, file.finishedAgents.views] {
      // A worker may have the id of a teammate: it is made of tasks, with no start and stop of its own.
      let workers = list.filter { $0.kind == "worker" }
      let others = list.filter { $0.kind != "worker" }
      for agents in [workers, others] {
        Identifiers.check(agents.map { ($0.id, $0.location) }, of: "agent", &findings)
      }
    }
  }
}
