import JSONTree

/// Every time lies after the year 2000.
enum TimesAreMilliseconds: SnapshotRule {
  static let rule = ValidationRule(
    "OR325", .warning, "Every time lies after the year 2000", remedy: "Write Unix milliseconds",
    """
    A time is negative, zero or before the year 2000. Mostly seconds were written where milliseconds belong ('date \
    +%s'), which lands in January 1970; or a machine began without a clock. Ages and durations made from it are \
    absurd.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    // A project in which nothing has happened has no time of its newest event.
    let isFresh = file.tasks.views.isEmpty && file.history.views.isEmpty
    AllTimes.visit(file) { location, key, time in
      if time >= TimeBounds.earliest || time == 0 && isFresh && key == "updatedAt" { return }
      let cause =
        TimeBounds.areSeconds(time) ? ": these look like seconds" : time < 0 ? ": it is negative" : ""
      findings.add(at: location.appending(.key(key)), "\(key) lies before the year 2000\(cause)")
    }
  }
}
