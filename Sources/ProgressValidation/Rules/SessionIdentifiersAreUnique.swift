import JSONTree

/// Every session has an id of its own.
enum SessionIdentifiersAreUnique: SnapshotRule {
  static let rule = ValidationRule(
    "OR302", .error, "Every session has an id of its own", remedy: "orchestra repair",
    """
    Two sessions have the same id, or one has an empty id. The host makes the ids; events of a session find it by \
    that. An empty id stands for what is done outside any session and is never that of one. Merging two files by \
    hand brings this about. Keep the session that was active last.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    Identifiers.check(file.sessions.views.map { ($0.id, $0.location) }, of: "session", &findings)
    for session in file.sessions.views where session.id.isEmpty {
      findings.add(at: session.location(of: "id"), "A session has an empty id")
    }
  }
}
