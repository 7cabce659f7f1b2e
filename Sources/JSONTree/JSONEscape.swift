/// What the escapes of a JSON string stand for.
enum JSONEscape {
  /// Tells whether the byte after a backslash makes an escape on its own (all but `u`).
  static func isShort(_ byte: UInt8) -> Bool { meaning(byte) != nil }

  private static func meaning(_ byte: UInt8) -> UInt8? {
    switch byte {
    case Byte.quote, Byte.backslash, 0x2F: byte
    case 0x62: 0x08
    case Byte.f: 0x0C
    case Byte.n: Byte.lineFeed
    case 0x72: Byte.carriageReturn
    case Byte.t: Byte.tab
    default: nil
    }
  }

  /// Returns the characters of a string that has been found well formed; `raw` is what stands between its
  /// quotes.
  ///
  /// Half a surrogate pair becomes U+FFFD: JavaScript hosts do cut an emoji in half.
  static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let run = raw[index...].firstIndex(of: Byte.backslash) ?? raw.count
      decoded.append(contentsOf: raw[index..<run])
      index = run + 1
      guard index < raw.count else { break }
      if let byte = meaning(raw[index]) {
        decoded.append(byte)
        index += 1
        continue
      }
      let unit = codeUnit(in: raw, at: index)
      index += 5
      if unit & 0xFC00 == 0xD800, index + 5 < raw.count, raw[index] == Byte.backslash,
        raw[index + 1] == Byte.u
      {
        let low = codeUnit(in: raw, at: index + 1)
        if low & 0xFC00 == 0xDC00 {
          append(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF), to: &decoded)
          index += 6
          continue
        }
      }
      append(unit, to: &decoded)
    }
    return decoded
  }

  /// The four hexadecimal digits behind the `u` at `index`.
  private static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    raw[min(index + 1, raw.count)..<min(index + 5, raw.count)].reduce(0) { value, digit in
      value << 4 | (Byte.hexValue(digit) ?? 0)
    }
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
