/// What a completer knows about the word before the cursor.
package struct CompletionAnswer: Sendable {
  /// Where the word being typed starts, in Characters from the start of the line, its opening quote included.
  package var start: Int
  /// Already filtered and sorted.
  package var candidates: [CompletionCandidate]
  /// Writes a candidate, or with `isFinal` false a common prefix, in the quoting begun.
  package var quote: @Sendable (_ text: String, _ isFinal: Bool) -> String

  package init(
    start: Int, candidates: [CompletionCandidate],
    quote: @escaping @Sendable (_ text: String, _ isFinal: Bool) -> String
  ) {
    self.start = start
    self.candidates = candidates
    self.quote = quote
  }
}

/// Answers what the word before the cursor may become, or nil.
///
/// The cursor counts in Characters.
package typealias Completer = (_ line: String, _ cursor: Int) -> CompletionAnswer?
