/// A word of a statement: what it says and how it was written.
package struct Word: Equatable, Sendable {
  /// The text without quotes and backslashes.
  package var text: String
  /// The text as it was written.
  package var raw: String
  package var position: SourcePosition
  /// Whether any of it was in quotes or behind a backslash.
  package var isQuoted: Bool

  package init(text: String, raw: String, position: SourcePosition, isQuoted: Bool) {
    self.text = text
    self.raw = raw
    self.position = position
    self.isQuoted = isQuoted
  }
}
