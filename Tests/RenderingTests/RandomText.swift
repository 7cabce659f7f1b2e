/// Texts made to break displays, and the check that none has.
enum RandomText {
  private static let pieces: [String] = [
    "a", "Design the API", " ", "  ", "\n", "\t", "\r\n", "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{9B}31m",
    "\u{0}", "\u{7F}", "\u{85}", "\u{2028}",
    "\u{202E}", "\u{2066}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{E0041}", "\u{E000}",
    "\u{FE0F}", "\u{301}", "\u{351}\u{351}\u{351}",
    "日本語", "（括弧）", "ｶﾅ", "한국어", "👨\u{200D}👩\u{200D}👧", "🇯", "🇯🇵", "1\u{FE0F}\u{20E3}", "☝🏻", "❤", "🏻",
    "क\u{94D}ष", "ไทย", "مرحبا", "\u{0600}",
    "\u{1100}\u{1161}\u{11A8}", "…", "|", "\"", "=1+1", "\\", "<b>", "𠮷", "Z\u{300}\u{316}\u{20DD}",
  ]

  static func hostile(_ generator: inout some RandomNumberGenerator) -> String {
    let count = Int.random(in: 0...12, using: &generator)
    var text = ""
    for _ in 0..<count {
      if Int.random(in: 0..<6, using: &generator) == 0 {
        text.unicodeScalars.append(scalar(&generator))
      } else {
        text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
    }
    return text
  }

  private static func scalar(_ generator: inout some RandomNumberGenerator) -> Unicode.Scalar {
    while true {
      let limits: [UInt32] = [0x100, 0x3000, 0x10000, 0x10FFFF]
      let limit = limits[Int.random(in: 0..<limits.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) { return scalar }
    }
  }

  /// Whether no scalar can drive a terminal or reorder a line; line feeds are the caller's to allow.
  static func isHarmless(_ text: String, lineFeeds: Bool = false) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: lineFeeds
      case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xE0000...0xE00FF, 0xE000...0xF8FF:
        false
      default: true
      }
    }
  }
}
