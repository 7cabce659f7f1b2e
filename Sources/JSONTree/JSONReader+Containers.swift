extension JSONReader {
  /// Enters the object the reader stands at.
  @inlinable
  package mutating func beginObject() throws(JSONSyntaxError) {
    try open(Byte.openBrace, as: .object)
  }

  /// Enters the array the reader stands at.
  @inlinable
  package mutating func beginArray() throws(JSONSyntaxError) {
    try open(Byte.openBracket, as: .array)
  }

  @inlinable @inline(__always)
  mutating func open(_ bracket: UInt8, as kind: JSONKind) throws(JSONSyntaxError) {
    guard position < source.end, source.base[position] == bracket else {
      throw source.wrongType(kind, at: position)
    }
    guard depth < maximumDepth else { throw source.tooDeep(maximumDepth, at: position) }
    depth &+= 1
    position = source.spaceEnd(from: position &+ 1)
    isAtFirst = true
  }

  /// The next key of the object, after which the reader stands at its value; nil when the object has been
  /// left.
  @inlinable
  package mutating func nextKey() throws(JSONSyntaxError) -> JSONText? {
    guard try advance(before: Byte.closeBrace) else { return nil }
    guard position < source.end, source.base[position] == Byte.quote else {
      throw source.unexpected(at: position)
    }
    let start = position &+ 1
    let extent = try source.stringExtent(from: start)
    position = try source.valueStart(afterKeyEnding: extent.end)
    return JSONText(base: source.base + start, count: extent.end &- start, hasEscapes: extent.hasEscapes)
  }

  /// Goes to the next element of the array; false when the array has been left.
  @inlinable
  package mutating func nextElement() throws(JSONSyntaxError) -> Bool {
    try advance(before: Byte.closeBracket)
  }

  /// Passes the comma or, answering false, the closing `bracket`.
  @inlinable @inline(__always)
  mutating func advance(before bracket: UInt8) throws(JSONSyntaxError) -> Bool {
    if isAtFirst {
      isAtFirst = false
      guard position < source.end, source.base[position] == bracket else { return true }
    } else {
      position = source.spaceEnd(from: position)
      guard position < source.end else { throw source.unexpectedEnd() }
      if source.base[position] == Byte.comma {
        position = source.spaceEnd(from: position &+ 1)
        return true
      }
      guard source.base[position] == bracket else { throw source.unexpected(at: position) }
    }
    position &+= 1
    depth &-= 1
    return false
  }
}
