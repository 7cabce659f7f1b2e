/// The bytes of a damaged text.
struct SalvageSource {
  let source: SourceBytes

  init(_ source: SourceBytes) { self.source = source }

  var end: Int { source.end }

  subscript(offset: Int) -> UInt8? { offset >= 0 && offset < end ? source.base[offset] : nil }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: source.base + range.lowerBound, count: range.count)
  }

  func spaceEnd(from offset: Int) -> Int { offset < end ? source.spaceEnd(from: offset) : offset }

  /// Where the well-formed string at `offset` ends, behind its closing quote; nil when there is none.
  func stringEnd(at offset: Int) -> Int? {
    guard self[offset] == Byte.quote else { return nil }
    return (try? source.stringExtent(from: offset + 1)).map { $0.end + 1 }
  }

  /// Between the quotes of the first key of the object at `offset`; nil when it does not begin with one.
  func firstKey(ofObjectAt offset: Int) -> Range<Int>? {
    guard self[offset] == Byte.openBrace else { return nil }
    let start = spaceEnd(from: offset + 1)
    guard let end = stringEnd(at: start), self[spaceEnd(from: end)] == Byte.colon else { return nil }
    return start + 1..<end - 1
  }

  /// Where the number or word at `offset` ends; nil when there is none, or when something grows out of it.
  func scalarEnd(at offset: Int) -> Int? {
    guard let end = plainScalarEnd(at: offset, before: self.end) else { return nil }
    switch self[end] {
    case nil, Byte.comma, Byte.closeBrace, Byte.closeBracket, Byte.space, Byte.lineFeed, Byte.tab,
      Byte.carriageReturn:
      return end
    default: return nil
    }
  }

  /// Where the number or word at `offset` ends when the text ends at `limit`.
  func plainScalarEnd(at offset: Int, before limit: Int) -> Int? {
    let part = SourceBytes(base: source.base, end: limit)
    return switch self[offset] {
    case Byte.t: try? part.literalEnd("true", from: offset)
    case Byte.f: try? part.literalEnd("false", from: offset)
    case Byte.n: try? part.literalEnd("null", from: offset)
    case nil: nil
    default: try? part.numberEnd(from: offset)
    }
  }

  /// Where the zeros at `offset` end.
  func zerosEnd(from offset: Int) -> Int {
    var place = offset
    while self[place] == 0 { place += 1 }
    return place
  }

  /// Whether nothing but white space and zeros follows.
  func isEndOfText(_ offset: Int) -> Bool {
    var place = offset
    while place < end {
      place = spaceEnd(from: place)
      guard self[place] == 0 else { break }
      place = zerosEnd(from: place)
    }
    return place >= end
  }
}
