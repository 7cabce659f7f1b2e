/// A text that holds at least one name, with every name in it and what the words around say of it.
struct ReadText {
  /// In the order of the text.
  let names: [NameOccurrence]

  /// Reads the text; nil when no name stands in it as a whole word.
  init?(_ text: String, with index: RosterIndex) {
    guard let bytes = index.bytesNaming(in: text) else { return nil }
    var tokenizer = Tokenizer(bytes, with: index)
    let reader = NameReader(text: TokenText(bytes: bytes, tokens: tokenizer.read()))
    names = reader.names()
    guard !names.isEmpty else { return nil }
  }
}
