import ProgressModel
import Shell

/// A condition on the state, in the words of `expect`: where a simulation ends, or what `bisect` looks for.
struct StateCondition: Sendable {
  /// As it was typed.
  let text: String
  let expectation: Expectation

  /// Reads the words.
  ///
  /// - Throws: the first fault, with the index of its word.
  init(_ words: [String]) throws(ExpectationFault) {
    text = words.map(ExpectationParser.typed).joined(separator: " ")
    expectation = try Expectation.parse(words)
  }

  /// Reads a condition that was written as one word, blanks and all: people quote it, for `>` means something to a shell.
  ///
  /// - Throws: `Failure` of usage.
  static func reading(_ text: String) throws(Failure) -> StateCondition {
    let words: [String]
    do {
      words = try StatementParser.parse("expect " + text).first?.words.dropFirst().map(\.text) ?? []
    } catch {
      throw Failure(.usage, error.sentence, hint: error.hint)
    }
    do { return try StateCondition(words) } catch { throw Failure(error, in: words) }
  }

  /// Whether it holds in `state` at the moment `now`.
  func holds(in state: ProgressState, at now: Timestamp) throws(Failure) -> Bool {
    let subject = ExpectationSubject(state: { () throws(Failure) in state }, now: now, previous: nil)
    if case .holds = try expectation.evaluate(in: subject) { return true }
    return false
  }

  /// What it says of the command before it, of which no state tells; nil when it is about the state alone.
  var claimAboutCommand: String? {
    expectation.clauses.first {
      switch $0.claim {
      case .output, .errors, .exitStatus: true
      case .value, .count, .task, .agent, .session: false
      }
    }?.text
  }
}
