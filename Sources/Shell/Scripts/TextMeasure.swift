/// How texts are made harmless for a terminal, and how wide they are there; rules that live in another
/// module.
package struct TextMeasure: Sendable {
  /// Returns the text with control characters as symbols and every line break and tab as one blank.
  package var visible: @Sendable (String) -> String
  /// Returns how many columns a visible text takes.
  package var columns: @Sendable (String) -> Int

  package init(
    visible: @escaping @Sendable (String) -> String, columns: @escaping @Sendable (String) -> Int
  ) {
    self.visible = visible
    self.columns = columns
  }
}
