/// The bytes being read, and where each token in them ends.
///
/// The reader's hot loops: every function takes the offset a token starts at and answers with the offset just
/// behind it, so that a caller keeps its place in a register. Nothing here knows what is asked for, only what
/// is well formed.
@usableFromInline
struct SourceBytes {
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let end: Int

  @inlinable
  init(base: UnsafePointer<UInt8>, end: Int) {
    self.base = base
    self.end = end
  }

  /// Where the white space from `offset` on ends: mostly none, one space, or a line feed and its indentation.
  @inlinable @inline(__always)
  func spaceEnd(from offset: Int) -> Int {
    guard offset < end, base[offset] <= Byte.space else { return offset }
    return longSpaceEnd(from: offset)
  }

  @usableFromInline
  func longSpaceEnd(from offset: Int) -> Int {
    var cursor = offset
    while cursor < end {
      switch base[cursor] {
      case Byte.space, Byte.lineFeed, Byte.carriageReturn, Byte.tab:
        cursor &+= 1
      default:
        return cursor
      }
      while cursor &+ 8 <= end {
        let others = EightBytes(base + cursor).otherThanSpaces
        cursor &+= EightBytes.firstIndex(others)
        if others != 0 { break }
      }
    }
    return cursor
  }

  /// Where the number at `offset` ends, by the grammar and whatever its size.
  func numberEnd(from offset: Int) throws(JSONSyntaxError) -> Int {
    var cursor = offset
    if cursor < end, base[cursor] == Byte.minus { cursor &+= 1 }
    guard cursor < end else { throw unexpectedEnd() }
    if base[cursor] == Byte.zero {
      cursor &+= 1
      if cursor < end, Byte.isDigit(base[cursor]) { throw JSONSyntaxError(.invalidNumber, offset: cursor) }
    } else if Byte.isDigit(base[cursor]) {
      cursor = digitsEnd(from: cursor)
    } else {
      throw cursor == offset ? unexpected(at: cursor) : JSONSyntaxError(.invalidNumber, offset: cursor)
    }
    guard cursor < end else { return cursor }
    if base[cursor] == Byte.dot {
      cursor = try requiredDigitsEnd(from: cursor &+ 1)
    }
    if cursor < end, base[cursor] | 0x20 == Byte.e {
      cursor &+= 1
      if cursor < end, base[cursor] == Byte.plus || base[cursor] == Byte.minus { cursor &+= 1 }
      cursor = try requiredDigitsEnd(from: cursor)
    }
    return cursor
  }

  @inline(__always)
  private func digitsEnd(from offset: Int) -> Int {
    var cursor = offset
    while cursor < end, Byte.isDigit(base[cursor]) { cursor &+= 1 }
    return cursor
  }

  private func requiredDigitsEnd(from offset: Int) throws(JSONSyntaxError) -> Int {
    guard offset < end else { throw unexpectedEnd() }
    guard Byte.isDigit(base[offset]) else { throw JSONSyntaxError(.invalidNumber, offset: offset) }
    return digitsEnd(from: offset)
  }

  /// Where the literal `word`, whose first byte is already known, ends.
  @usableFromInline
  func literalEnd(_ word: StaticString, from offset: Int) throws(JSONSyntaxError) -> Int {
    let length = word.utf8CodeUnitCount
    if offset &+ length <= end, sameBytes(base + offset, word.utf8Start, count: length) {
      return offset &+ length
    }
    for index in 0..<length {
      guard offset &+ index < end else { throw unexpectedEnd() }
      if base[offset &+ index] != word.utf8Start[index] { throw unexpected(at: offset &+ index) }
    }
    return offset &+ length
  }

  // The makers of errors stay out of line: they are never on the way of valid input.

  @usableFromInline @inline(never)
  func unexpectedEnd() -> JSONSyntaxError { JSONSyntaxError(.unexpectedEnd, offset: end) }

  /// The fault of the byte at `offset`, or of the end when there is none.
  @usableFromInline @inline(never)
  func unexpected(at offset: Int) -> JSONSyntaxError {
    guard offset < end else { return unexpectedEnd() }
    return JSONSyntaxError(.unexpectedByte(base[offset]), offset: offset)
  }

  /// The fault of a value at `offset` that is not of the kind `expected`.
  @usableFromInline @inline(never)
  func wrongType(_ expected: JSONKind, at offset: Int) -> JSONSyntaxError {
    guard offset < end, let found = JSONKind(firstByte: base[offset]) else { return unexpected(at: offset) }
    return JSONSyntaxError(.wrongType(expected: expected, found: found), offset: offset)
  }
}
