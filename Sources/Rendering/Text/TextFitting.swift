/// Which end of a padded text the spaces go to.
package enum TextAlignment: Sendable {
  case left
  case right
}

extension String {
  /// Returns the text in at most `columns` columns, cut between graphemes, with `…` where something was cut
  /// off.
  package func truncated(to columns: Int) -> String {
    // No scalar takes more columns than bytes, so a short text need not be measured.
    if utf8.count <= columns { return self }
    if TextWidth.columns(of: self) <= columns { return self }
    guard columns > 0 else { return "" }
    var used = 0
    var end = startIndex
    var lastInk = startIndex
    while end < endIndex {
      let character = self[end]
      used += TextWidth.columns(of: character)
      if used > columns - 1 { break }
      formIndex(after: &end)
      if character != " " { lastInk = end }
    }
    return String(self[..<lastInk]) + "…"
  }

  /// Returns the text followed, or preceded, by spaces up to `columns` columns; longer text as it is.
  package func padded(to columns: Int, _ alignment: TextAlignment = .left) -> String {
    let missing = columns - TextWidth.columns(of: self)
    guard missing > 0 else { return self }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .left ? self + spaces : spaces + self
  }

  /// Returns the text in exactly `columns` columns: cut or padded.
  package func fitted(to columns: Int, _ alignment: TextAlignment = .left) -> String {
    truncated(to: columns).padded(to: columns, alignment)
  }

  /// Returns the text without the spaces at its end.
  func trimmingTrailingSpaces() -> String {
    guard utf8.last == 0x20 else { return self }
    var end = utf8.endIndex
    while end > utf8.startIndex, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
