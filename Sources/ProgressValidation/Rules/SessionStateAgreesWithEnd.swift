import JSONTree

/// A session is ended when it has a time of ending.
enum SessionStateAgreesWithEnd: SnapshotRule {
  static let rule = ValidationRule(
    "OR356", .error, "A session is ended when it has a time of ending", remedy: "orchestra repair",
    """
    A session is ended without endedAt, or has endedAt and goes on. The program sets both at once, so one of them \
    was changed by hand or by a script. Whether a session lives decides whether its clocks run and its agents are \
    shown.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for session in file.sessions.views where (session.state == "ended") != (session.endedAt != nil) {
      let name = FindingWords.quoted(session.id)
      if session.state == "ended" {
        let place = session.location(of: "endedAt")
        findings.add(
          at: place, "Session \(name) is ended, but has no time of ending",
          fix: [.replace(place, .integer(max(session.lastActivityAt, session.startedAt)))])
      } else {
        let place = session.location(of: "state")
        findings.add(
          at: place, "Session \(name) has a time of ending, yet is \(session.state)",
          fix: [.replace(place, "ended")])
      }
    }
  }
}
