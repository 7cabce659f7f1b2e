import JSONTree

/// The times of a session are in order.
enum SessionTimesAreInOrder: SnapshotRule {
  static let rule = ValidationRule(
    "OR321", .warning, "The times of a session are in order",
    remedy: "Nothing, unless a time is plainly wrong",
    """
    A session ended, or was last active, before it began. Clocks that are set back bring this about, and so do \
    times written by hand. How long ago a session ended decides when it moves to history/.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for session in file.sessions.views {
      let subject = "Session \(FindingWords.quoted(session.id))"
      let began = ("startedAt", session.startedAt)
      TimeOrder.check(
        [began, ("lastActivityAt", session.lastActivityAt)], at: session.location, of: subject, &findings)
      if let endedAt = session.endedAt {
        TimeOrder.check([began, ("endedAt", endedAt)], at: session.location, of: subject, &findings)
      }
    }
  }
}
