extension JSONWriter {
  /// Writes a string with its quotes.
  mutating func quoted(_ text: String) {
    guard text.utf8.withContiguousStorageIfAvailable({ quoted($0) }) == nil else { return }
    Array(text.utf8).withUnsafeBufferPointer { quoted($0) }
  }

  /// Writes valid UTF-8 with quotes around it, whole runs at a time.
  mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
    if quotedASCII(text) { return }
    append(Byte.quote)
    var written = 0
    while written < text.count {
      let end = Self.plainEnd(in: text, from: written)
      append(UnsafeBufferPointer(rebasing: text[written..<end]))
      written = end
      if written < text.count { written += escape(text, at: written) }
    }
    append(Byte.quote)
  }

  /// Writes a string of plain ASCII, copying while looking; on anything else writes nothing and returns
  /// false.
  @inline(__always)
  private mutating func quotedASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = count
    put(atMost: text.count + 2) { bytes in
      bytes[0] = Byte.quote
      bytes[text.count + 1] = Byte.quote
      guard let source = text.baseAddress else { return 2 }
      let target = UnsafeMutableRawPointer(bytes + 1)
      var cursor = 0
      while cursor &+ 8 <= text.count {
        let eight = EightBytes(source + cursor)
        if eight.writingStops != 0 { return 0 }
        (target + cursor).storeBytes(of: eight.word.littleEndian, as: UInt64.self)
        cursor &+= 8
      }
      while cursor < text.count {
        let byte = source[cursor]
        if byte &- Byte.space >= Byte.delete - Byte.space || byte == Byte.quote || byte == Byte.backslash {
          return 0
        }
        bytes[1 &+ cursor] = byte
        cursor &+= 1
      }
      return text.count + 2
    }
    return count > before
  }

  /// Where the run that needs no escape ends.
  static func plainEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var cursor = start
    while cursor < text.count {
      while cursor &+ 8 <= text.count {
        let stops = EightBytes(base + cursor).writingStops
        cursor &+= EightBytes.firstIndex(stops)
        if stops != 0 { break }
      }
      guard cursor < text.count else { break }
      let byte = base[cursor]
      if byte >= 0x80 {
        if hiddenScalar(in: text, at: cursor) != nil { return cursor }
        cursor &+= byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        // Scripts of three bytes a character, CJK above all, come in runs and have nothing to hide.
        while cursor < text.count, base[cursor] >= 0xE3, base[cursor] < 0xF0 { cursor &+= 3 }
      } else if byte < Byte.space || byte == Byte.quote || byte == Byte.backslash || byte == Byte.delete {
        return cursor
      } else {
        cursor &+= 1
      }
    }
    return min(cursor, text.count)
  }

  /// The character at `offset` beyond ASCII, when it is one that a terminal would obey instead of showing it.
  @inline(__always)
  private static func hiddenScalar(in text: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt16? {
    switch text[offset] {
    case 0xC2 where offset + 1 < text.count && text[offset + 1] < 0xA0:  // C1 controls
      return UInt16(text[offset + 1])
    case 0xD8 where offset + 1 < text.count && text[offset + 1] == 0x9C:  // Arabic letter mark
      return 0x061C
    case 0xE2 where offset + 2 < text.count && text[offset + 1] & 0xFE == 0x80:  // U+2000 to U+207F
      let scalar = 0x2000 | UInt16(text[offset + 1] & 1) << 6 | UInt16(text[offset + 2] & 0x3F)
      switch scalar {
      case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: return scalar
      default: return nil
      }
    default:
      return nil
    }
  }

  /// Writes the escape for the character at `offset`, and returns how many bytes it had.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let byte = text[offset]
    if let scalar = Self.hiddenScalar(in: text, at: offset) {
      hexadecimal(scalar)
      return scalar < 0x800 ? 2 : 3
    }
    switch byte {
    case Byte.quote, Byte.backslash: short(byte)
    case 0x08: short(0x62)
    case Byte.tab: short(Byte.t)
    case Byte.lineFeed: short(Byte.n)
    case 0x0C: short(Byte.f)
    case Byte.carriageReturn: short(0x72)
    default: hexadecimal(UInt16(byte))
    }
    return 1
  }

  private mutating func short(_ letter: UInt8) {
    append(Byte.backslash)
    append(letter)
  }

  private mutating func hexadecimal(_ value: UInt16) {
    put(atMost: 6) { bytes in
      bytes[0] = Byte.backslash
      bytes[1] = Byte.u
      for digit in 0..<4 {
        let nibble = UInt8(truncatingIfNeeded: value >> UInt16(12 - 4 * digit)) & 0xF
        bytes[2 + digit] = nibble < 10 ? Byte.zero + nibble : 0x61 - 10 + nibble
      }
      return 6
    }
  }
}
