import JSONTree

/// One thing that files must be like: a code for programs, words for people.
package struct ValidationRule: Equatable, Sendable {
  /// Stable for ever: `OR1xx` syntax, `OR2xx` shape, `OR3xx` meaning, `OR4xx` the journal and what lies beside it.
  package let code: String
  /// How bad a breach mostly is; a finding may be milder.
  package let severity: ValidationFinding.Severity
  /// What is true of a good file, in one sentence without a full stop.
  package let title: String
  /// What a breach means, how it comes about, and what to do, in several sentences.
  package let explanation: String
  /// The way out in one line, mostly a command.
  package let remedy: String

  init(
    _ code: String, _ severity: ValidationFinding.Severity, _ title: String, remedy: String,
    _ explanation: String
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
  }
}

/// What a rule found, each finding with the rule's code.
struct RuleFindings {
  let rule: ValidationRule
  private(set) var findings: [ValidationFinding] = []

  init(_ rule: ValidationRule) {
    self.rule = rule
  }

  mutating func add(
    at location: JSONLocation, _ message: String, severity: ValidationFinding.Severity? = nil,
    anchor: ValidationFinding.Anchor = .value, fix: [JSONPatch.Operation] = []
  ) {
    findings.append(
      ValidationFinding(
        code: rule.code, severity: severity ?? rule.severity, location: location, message: message,
        fix: fix.isEmpty ? nil : JSONPatch(fix), anchor: anchor))
  }
}
