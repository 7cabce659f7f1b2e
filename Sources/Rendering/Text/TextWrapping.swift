extension String {
  /// Returns the text in lines of at most `columns` columns, broken at spaces, or inside a word that is too
  /// long for a line.
  package func wrapped(to columns: Int) -> [String] {
    if TextWidth.columns(of: self) <= columns { return [self] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in splitBeforeSpaces() {
      let width = TextWidth.columns(of: word)
      if used + width <= columns {
        line += word
        used += width
        continue
      }
      if used > 0 { lines.append(line.trimmingTrailingSpaces()) }
      line = ""
      used = 0
      for character in word.drop(while: { $0 == " " }) {
        let width = TextWidth.columns(of: character)
        if used + width > columns, used > 0 {
          lines.append(line)
          line = ""
          used = 0
        }
        line.append(character)
        used += width
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line.trimmingTrailingSpaces()) }
    return lines
  }

  /// Returns the words, each with the spaces in front of it.
  private func splitBeforeSpaces() -> [String] {
    var words: [String] = []
    var word = ""
    for character in self {
      if character == " ", word.last != " ", !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
