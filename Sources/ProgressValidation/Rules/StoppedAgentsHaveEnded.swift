import JSONTree

/// An agent has a time of stopping when it stopped, and only then.
enum StoppedAgentsHaveEnded: SnapshotRule {
  static let rule = ValidationRule(
    "OR352", .error, "An agent has a time of stopping when it stopped, and only then",
    remedy: "orchestra repair",
    """
    An agent at work has stoppedAt or outcome, or one that stopped has no stoppedAt. The program moves an agent \
    from one list to the other and sets both at once, so the entry was moved by hand. Whether the agent is busy cannot be told from such an entry.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for agent in file.activeAgents.views {
      let name = FindingWords.quoted(agent.id)
      if agent.stoppedAt != nil {
        let place = agent.location(of: "stoppedAt")
        findings.add(
          at: place, "Agent \(name) is at work, yet has stopped", anchor: .key, fix: [.remove(place)])
      } else if agent.outcome != nil {
        let place = agent.location(of: "outcome")
        findings.add(
          at: place, "Agent \(name) is at work, yet has an outcome", anchor: .key, fix: [.remove(place)])
      }
    }
    for agent in file.finishedAgents.views where agent.stoppedAt == nil {
      let place = agent.location(of: "stoppedAt")
      findings.add(
        at: agent.location,
        "Agent \(FindingWords.quoted(agent.id)) is among those that stopped, but has no stoppedAt",
        fix: [.add(place, .integer(agent.lastSeenAt))])
    }
  }
}
