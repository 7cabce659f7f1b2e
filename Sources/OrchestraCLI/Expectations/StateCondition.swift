import ProgressModel
import Shell

/// A condition on the state, in the words of `expect`: where a simulation ends, or what `bisect` looks for.
struct StateCondition: Sendable {
  /// As it was typed.
  let text: String
  private let expectation: Expectation

  /// Reads the words.
  ///
  /// - Throws: the first fault, with the index of its word.
  init(_ words: [String]) throws(ExpectationFault) {
    text = words.joined(separator: " ")
    expectation = try Expectation.parse(words)
  }

  /// Whether it holds in `state` at the moment `now`.
  func holds(in state: ProgressState, at now: Timestamp) throws(Failure) -> Bool {
    let subject = ExpectationSubject(state: { () throws(Failure) in state }, now: now, previous: nil)
    if case .holds = try expectation.evaluate(in: subject) { return true }
    return false
  }
}
