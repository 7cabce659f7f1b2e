extension SourceBytes {
  /// A string's extent: `end` is the offset of its closing quote.
  @usableFromInline
  struct StringExtent {
    @usableFromInline let end: Int
    @usableFromInline let hasEscapes: Bool

    @inlinable
    init(end: Int, hasEscapes: Bool) {
      self.end = end
      self.hasEscapes = hasEscapes
    }
  }

  /// Finds the end of the string whose first byte after the opening quote is at `offset`, and checks all of
  /// it.
  @usableFromInline
  func stringExtent(from offset: Int) throws(JSONSyntaxError) -> StringExtent {
    var cursor = offset
    var hasEscapes = false
    while true {
      while cursor &+ 8 <= end {
        let stops = EightBytes(base + cursor).readingStops
        cursor &+= EightBytes.firstIndex(stops)
        if stops != 0 { break }
      }
      guard cursor < end else { throw unexpectedEnd() }
      let byte = base[cursor]
      if byte == Byte.quote { return StringExtent(end: cursor, hasEscapes: hasEscapes) }
      if byte >= 0x80 {
        cursor = try textEnd(from: cursor)
      } else if byte == Byte.backslash {
        hasEscapes = true
        cursor = try escapeEnd(from: cursor &+ 1)
      } else if byte < Byte.space {
        throw JSONSyntaxError(.controlCharacterInString, offset: cursor)
      } else {
        cursor &+= 1  // only within the last seven bytes of the input
      }
    }
  }

  /// Where the run of characters beyond ASCII that starts at `offset` ends.
  private func textEnd(from offset: Int) throws(JSONSyntaxError) -> Int {
    var cursor = offset
    while cursor < end, base[cursor] >= 0x80 {
      guard var sequence = UTF8Sequence(first: base[cursor]) else {
        throw JSONSyntaxError(.invalidUTF8, offset: cursor)
      }
      let start = cursor
      repeat {
        cursor &+= 1
        guard cursor < end else { throw unexpectedEnd() }
        guard sequence.accept(base[cursor]) else { throw JSONSyntaxError(.invalidUTF8, offset: start) }
      } while sequence.remaining > 0
      cursor &+= 1
    }
    return cursor
  }

  /// Where the escape ends whose first byte after the backslash is at `offset`.
  private func escapeEnd(from offset: Int) throws(JSONSyntaxError) -> Int {
    guard offset < end else { throw unexpectedEnd() }
    if JSONEscape.isShort(base[offset]) { return offset &+ 1 }
    guard base[offset] == Byte.u else { throw JSONSyntaxError(.invalidEscape, offset: offset) }
    for digit in offset &+ 1...offset &+ 4 {
      guard digit < end else { throw unexpectedEnd() }
      guard Byte.hexValue(base[digit]) != nil else { throw JSONSyntaxError(.invalidEscape, offset: digit) }
    }
    return offset &+ 5
  }
}
