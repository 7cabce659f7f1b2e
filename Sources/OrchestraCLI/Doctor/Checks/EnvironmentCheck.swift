import Rendering

/// Variables that change what the program does, and misspelt ones.
enum EnvironmentCheck: DoctorCheck {
  static let name = "environment"
  static let topic = DoctorTopic.wrongShown
  static let summary =
    "variables with effects: a clock that stands still, unknown or misspelt ORCHESTRA_ names"

  /// Those of `docs/environment.md` and of the tests; a test compares them.
  static let variables = [
    "ORCHESTRA_PROGRESS_DISABLE", "ORCHESTRA_PROGRESS_VERBOSE", "ORCHESTRA_DEBUG", "ORCHESTRA_LANGUAGE",
    "ORCHESTRA_ROOT", "ORCHESTRA_BIN", "ORCHESTRA_HISTORY", "ORCHESTRA_NOW_MS",
  ]
  private static let ofTests = ["ORCHESTRA_RECORD", "ORCHESTRA_TEST_SEED"]
  private static let prefix = "ORCHESTRA_"
  private static let mostShown = 10

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let findings = clock(context) + unknown(context) + odd(context)
    // The others have checks of their own.
    let elsewhere = ["ORCHESTRA_PROGRESS_DISABLE", "ORCHESTRA_ROOT"]
    let set = variables.filter { !elsewhere.contains($0) && context.variable($0) != nil }
    if !findings.isEmpty { return findings }
    return set.isEmpty
      ? [.fine("No variable of orchestra changes what it does")]
      : [.note("Set, and known: \(set.listed(atMost: 8))")]
  }

  private static func clock(_ context: DoctorContext) -> [DoctorFinding] {
    guard let text = context.variable("ORCHESTRA_NOW_MS") else { return [] }
    let isMoment = Int64(text) != nil
    return [
      .warning(
        isMoment
          ? "ORCHESTRA_NOW_MS is set: the clock stands still at \(UTCText.moment(context.now))"
          : "ORCHESTRA_NOW_MS is set to no number, and ignored",
        remedy: "unset ORCHESTRA_NOW_MS")
    ]
  }

  private static func unknown(_ context: DoctorContext) -> [DoctorFinding] {
    let known = variables + ofTests
    let names = context.program.environment.keys.filter { $0.hasPrefix(prefix) && !known.contains($0) }
    return names.sorted().prefix(mostShown).map { name in
      let near = NearMatch.closest(to: name, among: variables)
      return .warning(
        "The variable \(name) means nothing",
        remedy: near.map { "Did you mean \($0)?" } ?? "docs/environment.md lists the variables")
    }
  }

  private static func odd(_ context: DoctorContext) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    if let word = context.variable("ORCHESTRA_LANGUAGE"), Language(word: word) == nil {
      findings.append(
        .note("ORCHESTRA_LANGUAGE is '\(word)', which is neither en nor ja: the settings decide"))
    }
    if let program = context.variable("ORCHESTRA_BIN"), context.wiring.place.resolved(program) == nil {
      findings.append(
        .warning(
          "ORCHESTRA_BIN is '\(program)', and there is no such program: the hook scripts find nothing",
          remedy: "unset ORCHESTRA_BIN"))
    }
    return findings
  }
}
