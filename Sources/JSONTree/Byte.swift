/// The bytes JSON's grammar knows by name.
@usableFromInline
enum Byte {
  @inlinable static var tab: UInt8 { 0x09 }
  @inlinable static var lineFeed: UInt8 { 0x0A }
  @inlinable static var carriageReturn: UInt8 { 0x0D }
  @inlinable static var space: UInt8 { 0x20 }
  @inlinable static var quote: UInt8 { 0x22 }
  @inlinable static var plus: UInt8 { 0x2B }
  @inlinable static var comma: UInt8 { 0x2C }
  @inlinable static var minus: UInt8 { 0x2D }
  @inlinable static var dot: UInt8 { 0x2E }
  @inlinable static var zero: UInt8 { 0x30 }
  @inlinable static var nine: UInt8 { 0x39 }
  @inlinable static var colon: UInt8 { 0x3A }
  @inlinable static var openBracket: UInt8 { 0x5B }
  @inlinable static var backslash: UInt8 { 0x5C }
  @inlinable static var closeBracket: UInt8 { 0x5D }
  @inlinable static var e: UInt8 { 0x65 }
  @inlinable static var f: UInt8 { 0x66 }
  @inlinable static var n: UInt8 { 0x6E }
  @inlinable static var t: UInt8 { 0x74 }
  @inlinable static var u: UInt8 { 0x75 }
  @inlinable static var openBrace: UInt8 { 0x7B }
  @inlinable static var closeBrace: UInt8 { 0x7D }
  @inlinable static var delete: UInt8 { 0x7F }

  @inlinable
  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  /// The value of a hexadecimal digit of either case; nil for any other byte.
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
