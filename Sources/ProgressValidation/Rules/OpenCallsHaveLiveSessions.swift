import JSONTree

/// Every open call belongs to a live session.
enum OpenCallsHaveLiveSessions: SnapshotRule {
  static let rule = ValidationRule(
    "OR358", .warning, "Every open call belongs to a live session", remedy: "orchestra repair",
    """
    A call for an agent waits for an answer, but its session has ended or is not in the file. When a session ends \
    its calls are forgotten, so the session was ended or removed by hand. Nothing will ever answer the call.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.sessions.isWhole else { return }
    let live = file.liveSessions
    for call in file.openCalls.views where !live.contains(call.session) {
      findings.add(
        at: call.location.appending(.key("session")),
        "Call \(FindingWords.quoted(call.id)) is open, but its session has ended or is not known",
        fix: [.remove(call.location)])
    }
  }
}
