import JSONTree

/// Looks for times that stand before one they should follow.
enum TimeOrder {
  /// Notes the first of `steps` that is earlier than the one before it.
  static func check(
    _ steps: [(key: String, time: Int64)], at location: JSONLocation, of subject: String,
    _ findings: inout RuleFindings
  ) {
    for (earlier, later) in zip(steps, steps.dropFirst()) where later.time < earlier.time {
      let span = FindingWords.span(FindingWords.distance(later.time, earlier.time))
      findings.add(
        at: location.appending(.key(later.key)),
        "\(subject): \(later.key) is \(span) before \(earlier.key)")
      return
    }
  }
}

/// Which numbers can be times.
enum TimeBounds {
  /// 2000-01-01T00:00:00Z in Unix milliseconds.
  static let earliest: Int64 = 946_684_800_000

  /// Whether a number of that size is a time of our days in seconds: below 1e11, as the migration has it.
  static func areSeconds(_ time: Int64) -> Bool { time >= 946_684_800 && time < 100_000_000_000 }
  static func areSeconds(_ time: Double) -> Bool { abs(time) < 1e11 }
}

/// Every time of a file, with where it stands.
enum AllTimes {
  /// Visits them one by one; no list is made of the sixty thousand a large file has.
  static func visit(
    _ file: SnapshotView, _ visit: (_ entity: JSONLocation, _ key: String, _ time: Int64) -> Void
  ) {
    if let updatedAt = file.updatedAt { visit(JSONLocation(), "updatedAt", updatedAt) }
    for session in file.sessions.views {
      visit(session.location, "startedAt", session.startedAt)
      visit(session.location, "lastActivityAt", session.lastActivityAt)
      if let time = session.endedAt { visit(session.location, "endedAt", time) }
    }
    for task in file.tasks.views {
      visit(task.location, "createdAt", task.createdAt)
      if let time = task.startedAt { visit(task.location, "startedAt", time) }
      visit(task.location, "updatedAt", task.updatedAt)
      if let time = task.completedAt { visit(task.location, "completedAt", time) }
      visit(task.location, "statusSince", task.statusSince)
      if let time = task.runningSince { visit(task.location, "runningSince", time) }
    }
    for agent in file.agents {
      if let time = agent.startedAt { visit(agent.location, "startedAt", time) }
      visit(agent.location, "lastSeenAt", agent.lastSeenAt)
      if let time = agent.stoppedAt { visit(agent.location, "stoppedAt", time) }
    }
    for call in file.openCalls.views { visit(call.location, "requestedAt", call.requestedAt) }
    for entry in file.history.views { visit(entry.location, "time", entry.time) }
  }
}
