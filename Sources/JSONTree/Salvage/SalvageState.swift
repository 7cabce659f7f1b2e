/// Where a reading stands, without what it has read: small enough to try a guess on a copy.
struct SalvageState: Equatable {
  /// What may come next.
  enum Place: Equatable {
    /// A value must come.
    case value
    /// A value or the end of the array.
    case firstElement
    /// A key or the end of the object.
    case firstKey
    case key, colon
    /// A comma or the end of the container.
    case separator
  }

  /// What a reading can do next.
  enum Outcome {
    case token(SalvageToken)
    /// The document is whole.
    case end
    /// Nothing that may come here begins at this offset.
    case fault(at: Int)
  }

  var at: Int
  var place = Place.value
  /// One bit an open container, the innermost lowest; 1 is an object.
  private(set) var kinds: UInt64 = 0
  private(set) var depth = 0

  init(at offset: Int) { at = offset }

  var isInObject: Bool { depth > 0 && kinds & 1 == 1 }

  /// Whether the container around the innermost one is an array.
  var isElement: Bool { depth > 1 && kinds >> 1 & 1 == 0 }

  mutating func push(object isObject: Bool) {
    kinds = kinds &<< 1 | (isObject ? 1 : 0)
    depth += 1
    place = isObject ? .firstKey : .firstElement
  }

  mutating func pop() {
    kinds &>>= 1
    depth -= 1
    place = .separator
  }

  /// Reads the next token and goes behind it.
  mutating func next(in source: SalvageSource, maximumDepth: Int) -> Outcome {
    if depth == 0, place == .separator { return .end }
    let start = source.spaceEnd(from: at)
    guard let byte = source[start] else { return .fault(at: start) }
    let token: SalvageToken?
    switch place {
    case .colon: token = byte == Byte.colon ? SalvageToken(.colon, start..<start + 1) : nil
    case .separator: token = separator(byte, at: start)
    case .key, .firstKey: token = key(byte, at: start, in: source)
    case .value, .firstElement: token = value(byte, at: start, in: source, maximumDepth)
    }
    guard let token else { return .fault(at: start) }
    take(token)
    at = token.range.upperBound
    return .token(token)
  }

  private func separator(_ byte: UInt8, at start: Int) -> SalvageToken? {
    if byte == Byte.comma { return SalvageToken(.comma, start..<start + 1) }
    return closing(byte, at: start)
  }

  private func closing(_ byte: UInt8, at start: Int) -> SalvageToken? {
    byte == (isInObject ? Byte.closeBrace : Byte.closeBracket) ? SalvageToken(.close, start..<start + 1) : nil
  }

  private func key(_ byte: UInt8, at start: Int, in source: SalvageSource) -> SalvageToken? {
    if place == .firstKey, byte == Byte.closeBrace { return closing(byte, at: start) }
    return source.stringEnd(at: start).map { SalvageToken(.key, start..<$0) }
  }

  private func value(
    _ byte: UInt8, at start: Int, in source: SalvageSource, _ maximumDepth: Int
  ) -> SalvageToken? {
    switch byte {
    case Byte.closeBracket where place == .firstElement: closing(byte, at: start)
    case Byte.quote: source.stringEnd(at: start).map { SalvageToken(.string, start..<$0) }
    case Byte.openBrace, Byte.openBracket:
      depth < maximumDepth
        ? SalvageToken(byte == Byte.openBrace ? .openObject : .openArray, start..<start + 1) : nil
    default:
      // A number at the very end may lack digits; where there is a container its end should follow.
      source.scalarEnd(at: start).flatMap { end in
        end == source.end && depth > 0 && JSONKind(firstByte: byte) == .number
          ? nil : SalvageToken(.scalar, start..<end)
      }
    }
  }

  /// Goes on behind a token.
  mutating func take(_ token: SalvageToken) {
    switch token.kind {
    case .openObject: push(object: true)
    case .openArray: push(object: false)
    case .close: pop()
    case .key: place = .colon
    case .colon: place = .value
    case .comma: place = isInObject ? .key : .value
    case .string, .scalar: place = .separator
    }
  }
}

/// A piece of the text.
struct SalvageToken: Equatable {
  enum Kind {
    case openObject, openArray, close, key, colon, comma, string, scalar
  }

  let kind: Kind
  /// With the quotes, where it has them.
  let range: Range<Int>
  /// Between the quotes of a key or string, which may be missing or in another place than they should.
  let text: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.init(kind, range, text: range.count >= 2 ? range.lowerBound + 1..<range.upperBound - 1 : range)
  }

  init(_ kind: Kind, _ range: Range<Int>, text: Range<Int>) {
    self.kind = kind
    self.range = range
    self.text = text
  }

  var isText: Bool { kind == .key || kind == .string }
}
