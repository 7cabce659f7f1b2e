/// What `expect` was told to hold: claims joined by `and`, read from words that a shell has already split.
///
/// Parsing is strict, so that a slip is a usage error and no failed test; the grammar is in `docs/expect.md`. Evaluating never
/// throws for what the state holds or lacks: a value that is not there fails the expectation and says what is there instead.
struct Expectation: Equatable, Sendable {
  /// One claim with the words it was made of.
  struct Clause: Equatable, Sendable {
    /// Whether `not` stands before it.
    var isNegated: Bool
    var claim: Claim
    /// The words as they were typed, `not` included, for the message.
    var text: String
  }

  let clauses: [Clause]

  /// Reads the words.
  ///
  /// - Throws: the first fault, with the index of its word; the number of words stands for their end.
  static func parse(_ words: [String]) throws(ExpectationFault) -> Expectation {
    var parser = ExpectationParser(words)
    return Expectation(clauses: try parser.clauses())
  }

  /// Holds the claims against `subject` one after the other; the first that does not hold decides.
  ///
  /// - Throws: only when there is no state to be had although a claim is about it.
  func evaluate(in subject: ExpectationSubject) throws(Failure) -> Verdict {
    var evaluation = ExpectationEvaluation(subject)
    for clause in clauses {
      let finding = try evaluation.finding(of: clause.claim)
      switch finding.answer {
      case .yes where !clause.isNegated, .no where clause.isNegated: continue
      case .yes, .no, .unknown:
        return .fails(sentence: "Expected \(clause.text), but \(finding.reason)", hint: finding.hint)
      }
    }
    return .holds
  }
}

/// How an expectation came out.
enum Verdict: Equatable, Sendable {
  case holds
  /// What was expected and what is there instead, and what may help to see why.
  case fails(sentence: String, hint: String?)
}
