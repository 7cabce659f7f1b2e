/// One command with where its output goes, or a line for the system shell.
package struct Statement: Equatable, Sendable {
  package enum Body: Equatable, Sendable {
    /// At least one word.
    case command([Word], output: Redirection?)
    /// What stands behind `!`, for `/bin/sh -c`.
    case system(String)
  }

  package enum Redirection: Equatable, Sendable {
    case file(Word, appends: Bool)
    /// What stands behind `|`, for `/bin/sh -c`; the position is that of its first character.
    case pipe(command: String, position: SourcePosition)
  }

  package var body: Body
  package var position: SourcePosition
  /// The statement as it was written, without the comment and the `;` behind it.
  package var text: String

  package init(body: Body, position: SourcePosition, text: String) {
    self.body = body
    self.position = position
    self.text = text
  }

  /// The words of a command; none of a line for the system shell.
  package var words: [Word] {
    guard case .command(let words, _) = body else { return [] }
    return words
  }
}
