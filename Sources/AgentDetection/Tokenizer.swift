/// Splits a text into words, names and signs.
///
/// Names are looked for only where a word starts, and what could be a path, a host, an address or an
/// identifier is read as one word: a name inside is never seen.
struct Tokenizer {
  let bytes: [UInt8]
  let index: RosterIndex
  var position = 0
  private(set) var tokens: [Token] = []
  private var isSpaced = true
  private var startsLine = true

  init(_ bytes: [UInt8], with index: RosterIndex) {
    self.bytes = bytes
    self.index = index
    tokens.reserveCapacity(bytes.count / 4)
  }

  /// Reads the whole text.
  mutating func read() -> [Token] {
    while position < bytes.count {
      let scalar = bytes.scalar(at: position)
      switch ScalarClass(scalar.value) {
      case .space:
        isSpaced = true
        if scalar.value == 0x0A || scalar.value == 0x0D { startsLine = true }
        position += scalar.length
      case .word:
        if !readName() { readWord() }
      case .native:
        if !readName() { readNative() }
      case .symbol:
        append(Self.isArrow(scalar.value) ? .mark(.arrow) : .symbol, length: scalar.length)
      case .mark:
        readMark(scalar.value, length: scalar.length)
      }
    }
    return tokens
  }

  mutating func append(_ kind: Token.Kind, length: Int) {
    let end = min(position + length, bytes.count)
    tokens.append(
      Token(kind: kind, start: position, end: end, isSpaced: isSpaced, startsLine: startsLine))
    position = end
    isSpaced = false
    startsLine = false
  }

  /// Whether the last token is a name and the next byte touches it.
  var touchesName: Bool {
    !isSpaced && tokens.last?.isName == true
  }

  /// Whether nothing but space stands between the last line break and the next byte.
  var isAtLineStart: Bool {
    startsLine
  }

  func byte(at position: Int) -> UInt8 {
    position < bytes.count ? bytes[position] : 0
  }

  /// Returns the class of the scalar at `position`; the end of the text counts as space.
  func scalarClass(at position: Int) -> ScalarClass {
    position < bytes.count ? ScalarClass(bytes.scalar(at: position).value) : .space
  }

  func hasName(at position: Int) -> Bool {
    bytes.withUnsafeBufferPointer { position < $0.count && index.match(in: $0, at: position) != nil }
  }

  private mutating func readName() -> Bool {
    guard !(tokens.last?.mark == .other && !isSpaced), let match = wholeName(at: position) else {
      return false
    }
    let isExact = index.isExact(bytes[position..<match.end], entry: match.entry)
    append(.name(entry: match.entry, isExact: isExact), length: match.end - position)
    return true
  }

  /// Returns the name that starts at `position` and is a whole word, or nil.
  private func wholeName(at position: Int) -> (entry: Int, end: Int)? {
    guard let match = bytes.withUnsafeBufferPointer({ index.match(in: $0, at: position) }) else { return nil }
    let first = bytes.scalar(at: position).value
    if ScalarClass(first) == .native, let before = bytes.scalar(before: position),
      ScalarClass(before) == .native, JapaneseScript(before) == JapaneseScript(first)
    {
      return nil
    }
    let isExact = index.isExact(bytes[position..<match.end], entry: match.entry)
    return endsWord(at: match.end, isExact: isExact) ? match : nil
  }

  /// Reads a run of letters, with the signs inside it that join letters to a path, an address or an
  /// identifier.
  mutating func readWord() {
    var end = position + bytes.scalar(at: position).length
    while end < bytes.count {
      let scalar = bytes.scalar(at: end)
      let next = end + scalar.length
      if ScalarClass(scalar.value) == .word {
        end = next
      } else if scalar.value == 0x3A, bytes.has("://", at: end) {
        end = endOfAddress(from: end)
      } else if Self.isConnector(scalar.value), scalarClass(at: next) == .word {
        end = next
      } else if Self.isPathSign(scalar.value), Self.isPathSign(UInt32(byte(at: next))) {
        end = next
      } else if scalar.value == 0x2F || scalar.value == 0x5C {
        end = next
        break
      } else {
        break
      }
    }
    append(.word, length: end - position)
  }

  /// Returns where an address that holds "://" ends: at a space, a quote or the first letter of Japanese
  /// text.
  private func endOfAddress(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let scalar = bytes.scalar(at: end)
      let kind = ScalarClass(scalar.value)
      let isPart = kind == .word || (kind == .mark && scalar.value < 0x80)
      guard isPart, scalar.value != 0x22, scalar.value != 0x3C, scalar.value != 0x3E else { break }
      end += scalar.length
    }
    return end
  }

  private mutating func readNative() {
    var end = position + bytes.scalar(at: position).length
    while end < bytes.count {
      let scalar = bytes.scalar(at: end)
      guard ScalarClass(scalar.value) == .native, wholeName(at: end) == nil else { break }
      end += scalar.length
    }
    append(.native, length: end - position)
  }

  static func isArrow(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2192, 0x21D2, 0x21E8, 0x2794, 0x279C, 0x279E, 0x27A1, 0x27F6, 0x2B62, 0x2B95: true
    default: false
    }
  }

  /// - . / \ ' ’ @ # $ % ~ +
  private static func isConnector(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2E, 0x2F, 0x5C, 0x27, 0x2019, 0x40, 0x23, 0x24, 0x25, 0x7E, 0x2B, 0x2010, 0x2011: true
    default: false
    }
  }

  /// - . / \ ~
  static func isPathSign(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2E || scalar == 0x2F || scalar == 0x5C || scalar == 0x7E
  }
}
