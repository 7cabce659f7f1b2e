/// Why a text is no command, and where.
package struct SyntaxFault: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case openQuote(Character)
    case trailingBackslash
    case nothingAfterPipe
    /// Nothing follows `>` or `>>`.
    case nothingAfterRedirection(String)
    case emptyFileName
    /// Nothing stands before `|`, `>` or `>>`.
    case commandMissing(before: String)
    case secondRedirection(String)
    /// Both a file and a command are to get the output.
    case fileAndPipe
    /// Nothing follows `!`.
    case systemCommandMissing
    /// `!!`, `!12` or `!-2` where no earlier lines are.
    case historyReference(String)
    /// Something other shells have, such as `&&`.
    case unsupported(String)
    /// The number of a control character.
    case controlCharacter(UInt32)
  }

  package var kind: Kind
  package var position: SourcePosition

  package init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// Whether another line may complete the text.
  package var isIncomplete: Bool {
    switch kind {
    case .openQuote, .trailingBackslash: true
    default: false
    }
  }

  /// How many Characters are at fault, for a line drawn below them.
  package var length: Int {
    switch kind {
    case .nothingAfterRedirection(let text), .commandMissing(let text), .secondRedirection(let text),
      .historyReference(let text), .unsupported(let text):
      text.count
    default: 1
    }
  }
}
