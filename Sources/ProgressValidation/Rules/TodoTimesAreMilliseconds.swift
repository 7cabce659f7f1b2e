import JSONTree

/// Every time is in milliseconds.
enum TodoTimesAreMilliseconds: TodosRule {
  static let rule = ValidationRule(
    "OR384", .warning, "Every time is in milliseconds", remedy: "orchestra migrate up",
    """
    A time is in seconds, perhaps with a fraction: one of the shell scripts wrote the 'now' of jq, which counts \
    seconds. Shown as milliseconds it lies in January 1970. The migration makes milliseconds of it and keeps what \
    was written under 'carried'.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    for (location, number) in file.times {
      guard let time = number.double, time > 0, TimeBounds.areSeconds(time) else { continue }
      findings.add(at: location, "The time \(number.text) is in seconds, not milliseconds")
    }
  }
}
