import JSONTree

/// No time lies in the future.
enum TimesAreNotInTheFuture: SnapshotRule {
  static let rule = ValidationRule(
    "OR324", .warning, "No time lies in the future", remedy: "Check the machine's clock",
    """
    A time lies more than five minutes behind the present. A machine whose clock runs ahead recorded it, or \
    microseconds were written where milliseconds belong. Ages and durations are shown as 0 until that time has \
    come.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    let latest = FindingWords.distance(-ProgressValidator.toleratedFuture, file.moment)
    AllTimes.visit(file) { location, key, time in
      if time <= latest { return }
      let ahead = FindingWords.span(FindingWords.distance(file.moment, time))
      findings.add(at: location.appending(.key(key)), "\(key) is \(ahead) ahead of the clock")
    }
  }
}
