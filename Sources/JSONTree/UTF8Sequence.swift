/// The rest of one UTF-8 sequence, as its first byte announces it (Unicode, table 3-7).
struct UTF8Sequence: Equatable, Sendable {
  /// The continuation bytes still to come, 1 to 3.
  private(set) var remaining: Int

  /// What the next one may be: this range is what refuses overlong forms, surrogates and code points past
  /// U+10FFFF.
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Starts a sequence; nil when no sequence starts with this byte (of 0x80 and up).
  @inline(__always)
  init?(first byte: UInt8) {
    switch byte {
    case 0xC2...0xDF:
      remaining = 1
    case 0xE0...0xEF:
      remaining = 2
      if byte == 0xE0 { lowest = 0xA0 }
      if byte == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      remaining = 3
      if byte == 0xF0 { lowest = 0x90 }
      if byte == 0xF4 { highest = 0x8F }
    default:
      return nil
    }
  }

  /// Takes the next byte in; false when the sequence cannot go on with it.
  @inline(__always)
  mutating func accept(_ byte: UInt8) -> Bool {
    guard byte >= lowest, byte <= highest else { return false }
    lowest = 0x80
    highest = 0xBF
    remaining &-= 1
    return true
  }
}
