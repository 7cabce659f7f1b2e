/// Text that may go to a terminal as it is, and the columns it takes.
struct PlainText: Equatable {
  private(set) var text = ""
  private(set) var columns = 0

  /// Takes what is harmless of `text`; line breaks and tabs become blanks.
  init(_ text: String) {
    for character in text { add(character) }
  }

  private mutating func add(_ character: Character) {
    let form = CharacterForm(character == "\t" || character.isNewline ? " " : character)
    text += form.text
    columns += form.columns
  }

  /// Returns the text in at most `limit` columns, an ellipsis at its end where something is missing.
  func cut(to limit: Int) -> PlainText {
    if columns <= limit { return self }
    var short = PlainText("")
    for character in text {
      if short.columns + CharacterForm(character).columns > limit - 1 { break }
      short.add(character)
    }
    short.add("…")
    return short
  }
}
