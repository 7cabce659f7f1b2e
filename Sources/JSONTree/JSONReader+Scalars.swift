extension JSONReader {
  /// Reads a string without making a `String` of it, for callers that compare first.
  @inlinable
  package mutating func readText() throws(JSONSyntaxError) -> JSONText {
    guard position < source.end, source.base[position] == Byte.quote else {
      throw source.wrongType(.string, at: position)
    }
    let start = position &+ 1
    let extent = try source.stringExtent(from: start)
    position = extent.end &+ 1
    return JSONText(base: source.base + start, count: extent.end &- start, hasEscapes: extent.hasEscapes)
  }

  /// Reads a string.
  @inlinable
  package mutating func readString() throws(JSONSyntaxError) -> String { try readText().string }

  /// Reads a string, or null as nil.
  @inlinable
  package mutating func readOptionalString() throws(JSONSyntaxError) -> String? {
    try readNull() ? nil : readText().string
  }

  /// Reads true or false.
  @inlinable
  package mutating func readBool() throws(JSONSyntaxError) -> Bool {
    guard position < source.end else { throw source.unexpectedEnd() }
    switch source.base[position] {
    case Byte.t:
      position = try source.literalEnd("true", from: position)
      return true
    case Byte.f:
      position = try source.literalEnd("false", from: position)
      return false
    default:
      throw source.wrongType(.bool, at: position)
    }
  }

  /// Passes null when the reader stands at one; else stays and returns false.
  @inlinable
  package mutating func readNull() throws(JSONSyntaxError) -> Bool {
    guard position < source.end, source.base[position] == Byte.n else { return false }
    position = try source.literalEnd("null", from: position)
    return true
  }

  /// Reads a number that is whole and fits into 64 bits.
  ///
  /// - Throws: `notAnInteger` for any other number.
  @usableFromInline
  package mutating func readInteger() throws(JSONSyntaxError) -> Int64 {
    var cursor = position
    guard cursor < source.end else { throw source.unexpectedEnd() }
    let isNegative = source.base[cursor] == Byte.minus
    if isNegative { cursor &+= 1 }
    let firstDigit = cursor
    var magnitude: Int64 = 0
    while cursor < source.end, Byte.isDigit(source.base[cursor]), cursor &- firstDigit < 18 {
      magnitude = magnitude &* 10 &+ Int64(source.base[cursor] &- Byte.zero)
      cursor &+= 1
    }
    // Everything but the plain case of at most 18 digits is left to the full grammar.
    let digits = cursor &- firstDigit
    let isPlain = digits > 0 && (digits == 1 || source.base[firstDigit] != Byte.zero)
    guard isPlain, isEndOfInteger(at: cursor) else { return try readUnusualInteger() }
    position = cursor
    return isNegative ? -magnitude : magnitude
  }

  /// Reads an integer as ``readInteger()`` does, or null as nil.
  @inlinable
  package mutating func readOptionalInteger() throws(JSONSyntaxError) -> Int64? {
    try readNull() ? nil : readInteger()
  }

  /// Reads a number as the nearest double.
  ///
  /// - Throws: `notADouble` when that would be infinite.
  package mutating func readDouble() throws(JSONSyntaxError) -> Double {
    let start = position
    guard let double = try readNumber().double else { throw JSONSyntaxError(.notADouble, offset: start) }
    return double
  }

  /// Reads a number as it is written.
  package mutating func readNumber() throws(JSONSyntaxError) -> JSONNumber {
    let range = try numberRange()
    return JSONNumber(validText: String(decoding: bytes(in: range), as: UTF8.self))
  }

  @inline(never)
  private mutating func readUnusualInteger() throws(JSONSyntaxError) -> Int64 {
    let start = position
    let range = try numberRange()
    guard let value = JSONNumber.integer(ofValid: bytes(in: range)) else {
      throw JSONSyntaxError(.notAnInteger, offset: start)
    }
    return value
  }

  private mutating func numberRange() throws(JSONSyntaxError) -> Range<Int> {
    let start = position
    guard start < source.end, JSONKind(firstByte: source.base[start]) == .number else {
      throw source.wrongType(.number, at: start)
    }
    position = try source.numberEnd(from: start)
    return start..<position
  }

  /// Tells whether an integer's digits may end before `offset`: what follows would not make it another
  /// number.
  private func isEndOfInteger(at offset: Int) -> Bool {
    guard offset < source.end else { return true }
    let byte = source.base[offset]
    return byte != Byte.dot && byte | 0x20 != Byte.e && !Byte.isDigit(byte)
  }
}
