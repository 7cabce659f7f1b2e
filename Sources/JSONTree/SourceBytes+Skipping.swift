extension SourceBytes {
  /// Where the value at `offset` ends, everything in it checked but for duplicate keys.
  ///
  /// Never recursive: the open containers are the bits of one word (``JSONLimits/deepest``), so that five
  /// million opening brackets cost as much as sixty-five.
  func valueEnd(from offset: Int, depth: Int, maximumDepth: Int) throws(JSONSyntaxError) -> Int {
    var cursor = offset
    var objects: UInt64 = 0  // one bit an open container, the innermost lowest; 1 is an object
    var open = 0
    nextValue: while true {
      guard cursor < end else { throw unexpectedEnd() }
      switch base[cursor] {
      case Byte.quote:
        cursor = try stringExtent(from: cursor &+ 1).end &+ 1
      case Byte.openBrace:
        guard depth &+ open < maximumDepth else { throw tooDeep(maximumDepth, at: cursor) }
        cursor = spaceEnd(from: cursor &+ 1)
        guard cursor < end, base[cursor] == Byte.closeBrace else {
          objects = objects &<< 1 | 1
          open &+= 1
          cursor = try memberValueStart(from: cursor)
          continue nextValue
        }
        cursor &+= 1
      case Byte.openBracket:
        guard depth &+ open < maximumDepth else { throw tooDeep(maximumDepth, at: cursor) }
        cursor = spaceEnd(from: cursor &+ 1)
        guard cursor < end, base[cursor] == Byte.closeBracket else {
          objects = objects &<< 1
          open &+= 1
          continue nextValue
        }
        cursor &+= 1
      case Byte.t: cursor = try literalEnd("true", from: cursor)
      case Byte.f: cursor = try literalEnd("false", from: cursor)
      case Byte.n: cursor = try literalEnd("null", from: cursor)
      default: cursor = try numberEnd(from: cursor)
      }

      // A value has ended: close what closes here, then go on behind the comma.
      while open > 0 {
        cursor = spaceEnd(from: cursor)
        guard cursor < end else { throw unexpectedEnd() }
        let isObject = objects & 1 == 1
        if base[cursor] == Byte.comma {
          cursor = spaceEnd(from: cursor &+ 1)
          if isObject { cursor = try memberValueStart(from: cursor) }
          continue nextValue
        }
        guard base[cursor] == (isObject ? Byte.closeBrace : Byte.closeBracket) else {
          throw unexpected(at: cursor)
        }
        cursor &+= 1
        objects &>>= 1
        open &-= 1
      }
      return cursor
    }
  }

  /// Where the value of the member starts whose key is at `offset`.
  @inline(__always)
  private func memberValueStart(from offset: Int) throws(JSONSyntaxError) -> Int {
    guard offset < end, base[offset] == Byte.quote else { throw unexpected(at: offset) }
    let keyEnd = try stringExtent(from: offset &+ 1).end
    return try valueStart(afterKeyEnding: keyEnd)
  }

  /// Where a member's value starts, behind the colon; `quote` is the offset of the key's closing quote.
  @inlinable @inline(__always)
  func valueStart(afterKeyEnding quote: Int) throws(JSONSyntaxError) -> Int {
    let colon = spaceEnd(from: quote &+ 1)
    guard colon < end, base[colon] == Byte.colon else { throw unexpected(at: colon) }
    let next = colon &+ 1
    // One space is how nearly every writer sets it; the call for longer white space is worth avoiding.
    return spaceEnd(from: next < end && base[next] == Byte.space ? next &+ 1 : next)
  }

  @usableFromInline @inline(never)
  func tooDeep(_ limit: Int, at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(.tooDeep(limit), offset: offset)
  }
}
