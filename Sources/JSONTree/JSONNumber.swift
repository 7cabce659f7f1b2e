/// A number as its source wrote it: no digit is lost, whatever its length.
///
/// Two numbers are equal when their texts are; compare ``integer`` or ``double`` to compare values.
package struct JSONNumber: Equatable, Sendable {
  /// Valid by JSON's grammar: `0`, `-0`, `12.50`, `1e400`.
  package let text: String

  /// Keeps an integer.
  package init(_ integer: some BinaryInteger) { text = String(integer) }

  /// Writes a double in the shortest form that reads back as the same double; nil for NaN and the infinities.
  ///
  /// Whole numbers have no `.0` below 2^53, as JavaScript and jq write them; from there on the form with an
  /// exponent or `.0` stays, which tells a rounded number from an exact integer. Negative zero is `-0`.
  package init?(_ double: Double) {
    guard double.isFinite else { return nil }
    let shortest = double.description
    let isWhole = abs(double) < 0x1p53 && shortest.hasSuffix(".0")
    text = isWhole ? String(shortest.dropLast(2)) : shortest
  }

  /// Keeps `text` as it is; nil when it is not a JSON number.
  package init?(text: String) {
    let isValid = Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return (try? SourceBytes(base: base, end: bytes.count).numberEnd(from: 0)) == bytes.count
    }
    guard isValid else { return nil }
    self.text = text
  }

  /// Keeps a text the grammar has already been applied to.
  init(validText: String) { text = validText }

  /// The exact value when it is whole and fits into 64 bits, also when written `3.0` or `3e2`; `-0` is 0.
  package var integer: Int64? {
    Array(text.utf8).withUnsafeBufferPointer { Self.integer(ofValid: $0) }
  }

  /// The nearest double; nil when that would be infinite.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The exact integer a valid number stands for: its digits, shifted by its exponent, with nothing cut off.
  static func integer(ofValid bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = bytes.first == Byte.minus
    var digits: [UInt8] = []
    var fractionDigits = 0
    var exponent = 0
    var index = isNegative ? 1 : 0
    var isInFraction = false
    while index < bytes.count, bytes[index] | 0x20 != Byte.e {
      if bytes[index] == Byte.dot {
        isInFraction = true
      } else {
        if !digits.isEmpty || bytes[index] != Byte.zero { digits.append(bytes[index] - Byte.zero) }
        if isInFraction { fractionDigits += 1 }
      }
      index += 1
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { return 0 }
    if index < bytes.count { exponent += Self.exponent(of: bytes[(index + 1)...]) }
    exponent -= fractionDigits
    // 19 digits hold every 64-bit integer; this also keeps an absurd exponent from being multiplied out.
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    let magnitude = (digits + Array(repeating: 0, count: exponent)).reduce(0 as UInt64) {
      $0 * 10 + UInt64($1)
    }
    guard isNegative else { return Int64(exactly: magnitude) }
    return magnitude <= 1 << 63 ? Int64(bitPattern: 0 &- magnitude) : nil
  }

  /// The exponent behind an `e`, held within a billion, which is as good as infinite.
  private static func exponent(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let magnitude = bytes.reduce(0) { value, byte in
      Byte.isDigit(byte) ? min(value * 10 + Int(byte - Byte.zero), 1_000_000_000) : value
    }
    return bytes.first == Byte.minus ? -magnitude : magnitude
  }
}
