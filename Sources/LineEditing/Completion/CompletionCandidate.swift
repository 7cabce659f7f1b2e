/// One thing the word being typed may become.
package struct CompletionCandidate: Equatable, Sendable {
  /// What replaces the word being typed, unquoted.
  package var text: String
  /// What the list shows; nil: the text.
  package var display: String?
  /// One line shown faintly behind it: the content of a task, the abstract of a command.
  package var summary: String?
  /// False: more of the same word may follow (a folder, `--option=`), so no blank is added.
  package var isFinal: Bool

  package init(_ text: String, display: String? = nil, summary: String? = nil, isFinal: Bool = true) {
    self.text = text
    self.display = display
    self.summary = summary
    self.isFinal = isFinal
  }
}
