/// How a statement ended.
package struct StatementOutcome: Equatable, Sendable {
  /// 0 when all went well.
  package var status: Int32
  /// What could not be done, without "Error: ".
  package var message: String?
  package var hint: String?
  /// The number of the word at fault, from 0; nil: the first.
  package var word: Int?
  /// How many Characters into that word, as it was written, the fault is.
  package var wordOffset: Int?
  /// Whether the session is over (`exit`).
  package var endsSession: Bool
  /// What an assertion found in the place of what it expected.
  package var actual: String?
  /// Whether the failure has been shown and recorded already, where it happened in a nested source.
  package var isReported: Bool

  package init(
    status: Int32 = 0, message: String? = nil, hint: String? = nil, word: Int? = nil, wordOffset: Int? = nil,
    endsSession: Bool = false, actual: String? = nil, isReported: Bool = false
  ) {
    self.status = status
    self.message = message
    self.hint = hint
    self.word = word
    self.wordOffset = wordOffset
    self.endsSession = endsSession
    self.actual = actual
    self.isReported = isReported
  }

  package static let success = StatementOutcome()
}
