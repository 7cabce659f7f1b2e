import JSONTree

/// Every time is possible.
enum TodoTimesArePossible: TodosRule {
  static let rule = ValidationRule(
    "OR385", .warning, "Every time is possible", remedy: "orchestra migrate up",
    """
    A time is negative or lies in the future. Clocks of several machines, and arithmetic in the shell scripts, \
    brought such times about. The migration takes them as they are.
    """)

  static func check(_ file: TodosView, _ findings: inout RuleFindings) {
    let latest = Double(file.moment) + Double(ProgressValidator.toleratedFuture)
    for (location, number) in file.times {
      guard let time = number.double else { continue }
      if time < 0 { findings.add(at: location, "The time \(number.text) is negative") }
      if time > latest { findings.add(at: location, "The time \(number.text) lies in the future") }
    }
  }
}
