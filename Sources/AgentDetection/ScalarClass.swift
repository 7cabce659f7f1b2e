/// What a Unicode scalar does to the words around it.
enum ScalarClass {
  /// A letter, digit or accent of a script that puts spaces between words.
  case word
  /// A letter of a script that writes words side by side, such as Japanese: it ends a Latin word.
  case native
  case space
  case mark
  /// An emoji, arrow, box-drawing or other sign that decorates.
  case symbol

  /// Decided by blocks: exact properties would need tables and change nothing for names.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: self = .word
    case 0...0x20, 0x7F...0xA0: self = .space
    case 0x21...0x7E: self = .mark
    case 0xAA, 0xB5, 0xBA: self = .word
    case 0xA1, 0xAB, 0xB7, 0xBB, 0xBF, 0xD7, 0xF7: self = .mark
    case 0xA2...0xBE: self = .symbol
    case 0xC0...0x58F, 0x1AB0...0x1AFF, 0x1D00...0x1FFF: self = .word
    case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000: self = .space
    case 0x2010...0x2027, 0x2030...0x205E, 0x2E00...0x2E7F: self = .mark
    case 0x2070...0x209F, 0x20D0...0x20FF, 0x2C00...0x2DFF: self = .word
    case 0x20A0...0x20CF, 0x2100...0x2BFF: self = .symbol
    case 0x3005...0x3007: self = .native
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x30FB: self = .mark
    case 0x3004...0x303F: self = .symbol
    case 0xA640...0xA7FF, 0xAB30...0xAB6F, 0xFB00...0xFB06: self = .word
    case 0xE000...0xF8FF, 0xFE00...0xFE2F, 0xFFE0...0xFFFF: self = .symbol
    case 0xFE30...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: self = .mark
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D7FF: self = .word
    case 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: self = .symbol
    default: self = .native
    }
  }
}

/// The scripts of Japanese, which mark where a word ends in a text without spaces.
enum JapaneseScript: Equatable {
  case hiragana
  case katakana
  case kanji
  case other

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x3041...0x309F: self = .hiragana
    case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .katakana
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .kanji
    default: self = .other
    }
  }
}

extension [UInt8] {
  /// Returns the scalar that starts at `position` and its length in bytes; a broken sequence reads as U+FFFD.
  func scalar(at position: Int) -> (value: UInt32, length: Int) {
    let first = self[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length {
      value = value << 6 | UInt32(self[position + offset] & 0x3F)
    }
    return (value, length)
  }

  /// Returns the scalar that ends before `position`, or nil at the start.
  func scalar(before position: Int) -> UInt32? {
    guard position > 0 else { return nil }
    var start = position - 1
    while start > 0, position - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).value
  }

  /// Returns whether `phrase` stands at `position`.
  func has(_ phrase: StaticString, at position: Int) -> Bool {
    let length = phrase.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    return phrase.withUTF8Buffer { wanted in
      for offset in 0..<length where self[position + offset] != wanted[offset] { return false }
      return true
    }
  }
}
