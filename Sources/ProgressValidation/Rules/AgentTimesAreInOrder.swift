import JSONTree

/// The times of an agent are in order.
enum AgentTimesAreInOrder: SnapshotRule {
  static let rule = ValidationRule(
    "OR322", .warning, "The times of an agent are in order",
    remedy: "Nothing, unless a time is plainly wrong",
    """
    An agent was last seen before it was started, or stopped before it was started. Clocks that are set back bring \
    this about, and so do times written by hand. How long the agent worked cannot be told.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    // A worker's times are those of its tasks: work resumed later than the last change of the task begins behind it.
    for agent in file.agents where agent.kind != "worker" {
      guard let startedAt = agent.startedAt else { continue }
      let subject = "Agent \(FindingWords.quoted(agent.id))"
      let began = ("startedAt", startedAt)
      TimeOrder.check([began, ("lastSeenAt", agent.lastSeenAt)], at: agent.location, of: subject, &findings)
      if let stoppedAt = agent.stoppedAt {
        TimeOrder.check([began, ("stoppedAt", stoppedAt)], at: agent.location, of: subject, &findings)
      }
    }
  }
}
