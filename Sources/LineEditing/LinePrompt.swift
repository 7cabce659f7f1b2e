/// What stands before the line being typed, and at the right margin of its row.
///
/// The texts may hold SGR escape sequences (colours); any other escape sequence is left out, control characters are
/// shown as symbols, line breaks as blanks.
package struct LinePrompt {
  /// Asked at the start of a line, after `hasChanged`, and when the width of the terminal changes.
  package var left: () -> String
  /// Shown only as long as the line being typed leaves room for it.
  package var right: () -> String
  /// Asked about four times a second while waiting for a key; true when left or right changed.
  package var hasChanged: () -> Bool

  package init(
    left: @escaping () -> String, right: @escaping () -> String = { "" },
    hasChanged: @escaping () -> Bool = { false }
  ) {
    self.left = left
    self.right = right
    self.hasChanged = hasChanged
  }

  /// A prompt that never changes.
  package init(_ left: String, right: String = "") {
    self.init(left: { left }, right: { right })
  }
}
