import JSONTree

/// Every agent at work belongs to a live session.
enum ActiveAgentsHaveLiveSessions: SnapshotRule {
  static let rule = ValidationRule(
    "OR350", .warning, "Every agent at work belongs to a live session", remedy: "orchestra repair",
    """
    An agent is listed as at work, but its session has ended or is not in the file. When a session ends its agents \
    stop with it, so the session was ended or removed by hand. The agent would be shown as busy for ever.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.sessions.isWhole else { return }
    let live = file.liveSessions
    for agent in file.activeAgents.views where !live.contains(agent.session) {
      let isKnown = file.sessions.views.contains { $0.id == agent.session }
      findings.add(
        at: agent.location(of: "session"),
        "Agent \(FindingWords.quoted(agent.id)) is at work, but its session \(isKnown ? "has ended" : "is not known")"
      )
    }
  }
}
