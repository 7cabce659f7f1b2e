/// A text in tokens, with the questions that the readings of names ask of it.
struct TokenText {
  let bytes: [UInt8]
  let tokens: [Token]

  func token(_ place: Int) -> Token? {
    tokens.indices.contains(place) ? tokens[place] : nil
  }

  /// Returns the place of the next token before `place` that is not mere decoration, or nil.
  ///
  /// A line break is a border: nothing before it is returned.
  func meaningful(before place: Int) -> Int? {
    var place = place
    while place > 0, !tokens[place].startsLine {
      place -= 1
      if !tokens[place].isDecoration { return place }
    }
    return nil
  }

  /// Returns the place of the next token after `place` that is not mere decoration, or nil at the end of the
  /// line.
  func meaningful(after place: Int) -> Int? {
    var place = place + 1
    while let token = token(place), !token.startsLine {
      if !token.isDecoration { return place }
      place += 1
    }
    return nil
  }

  func slice(_ place: Int) -> ArraySlice<UInt8> {
    bytes[tokens[place].start..<tokens[place].end]
  }

  /// Returns the word at `place` for a look at a list, or nil when it is no word.
  func word(_ place: Int) -> PackedWord? {
    guard let token = token(place), token.kind == .word else { return nil }
    return PackedWord(slice(place))
  }

  /// Returns the word at `place` without "--" or "#" before it.
  func bareWord(_ place: Int) -> PackedWord? {
    PackedWord(slice(place).drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "#") })
  }

  func isWord(_ place: Int, in list: WordList) -> Bool {
    word(place).map(list.contains) ?? false
  }

  /// Returns whether the word starts with a capital letter and goes on in small ones, as proper nouns do.
  func isCapitalized(_ place: Int) -> Bool {
    let word = slice(place)
    guard let first = word.first, 0x41...0x5A ~= first || first >= 0x80 else { return false }
    return word.dropFirst().contains { 0x61...0x7A ~= $0 }
  }

  /// Returns whether the word is a number or a version: "2", "4.2", "v3".
  func isNumber(_ place: Int) -> Bool {
    let word = slice(place)
    guard let first = word.first else { return false }
    if first | 0x20 == UInt8(ascii: "v"), let second = word.dropFirst().first { return 0x30...0x39 ~= second }
    return 0x30...0x39 ~= first
  }

  /// Returns whether the token ends with `phrase`.
  func hasSuffix(_ phrase: StaticString, _ place: Int) -> Bool {
    let start = tokens[place].end - phrase.utf8CodeUnitCount
    return start >= tokens[place].start && bytes.has(phrase, at: start)
  }

  /// Returns whether one of `phrases` stands in the clause that goes on at `position`: before the next comma,
  /// stop, name or line, and within 90 bytes.
  func clause(from position: Int, afterToken place: Int, has phrases: [StaticString]) -> Bool {
    let border = tokens[(place + 1)...].first {
      $0.startsLine || $0.isName || $0.mark == .comma || $0.mark == .stop || $0.mark == .close
    }
    let end = min(border?.start ?? bytes.count, position + 90)
    return (position..<max(position, end)).contains { start in
      bytes[start] >= 0xC0 && phrases.contains { bytes.has($0, at: start) }
    }
  }
}
