/// Text out of damaged strings.
enum SalvagedText {
  /// Resolves what escapes there are; bytes that are no text become U+FFFD, a broken escape too.
  static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    if raw.allSatisfy({ $0 != Byte.backslash && $0 != 0 }) { return String(decoding: raw, as: UTF8.self) }
    var mended: [UInt8] = []
    mended.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      let length = byte == Byte.backslash ? escapeLength(raw, index) : 1
      if length == 0 || byte == 0 {
        mended += UTF8.encodedReplacementCharacter
        index += 1
      } else {
        mended += raw[index..<index + length]
        index += length
      }
    }
    return mended.withUnsafeBufferPointer { String(decoding: JSONEscape.decode($0), as: UTF8.self) }
  }

  /// The length of the escape at `index`; 0 when it is none.
  private static func escapeLength(_ raw: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index + 1 < raw.count else { return 0 }
    if JSONEscape.isShort(raw[index + 1]) { return 2 }
    guard raw[index + 1] == Byte.u, index + 5 < raw.count else { return 0 }
    return raw[index + 2...index + 5].allSatisfy { Byte.hexValue($0) != nil } ? 6 : 0
  }
}
