import Testing
import TestSupport

@testable import Rendering

/// The expected columns are those of the terminal-width tables of Unicode 17, as common terminals draw them.
struct TextWidthTests {
  static let table: [(text: String, columns: Int)] = [
    ("", 0), ("a", 1), ("Hello, world", 12), ("naïve café", 10), ("Ångström", 8), ("e\u{301}", 1),
    ("n\u{303}o", 2), ("a\u{308}\u{304}", 1), ("Straße", 6), ("Привет", 6), ("Ελληνικά", 8),
    ("שלום", 4), ("مرحبا", 5), ("نمی\u{200C}خواهم", 8), ("日本語", 6), ("カタカナ", 8), ("ひらがな", 8),
    ("ｶﾀｶﾅ", 4), ("が", 2), ("か\u{3099}", 2), ("全角ＡＢＣ１２３", 16), ("（括弧）", 8), ("、。「」", 8), ("한국어", 6),
    ("한", 2), ("中文字符", 8), ("𠮷野家", 6), ("葛\u{E0100}城", 4), ("㈱", 2), ("①②③", 3), ("〜", 2),
    ("…", 1), ("·", 1), ("“引用”", 6), ("→ ↩ ▸", 5), ("━━━", 3), ("▓▓░░", 4), ("␛␇␡", 3), ("�", 1),
    ("😀", 2), ("🤔 Kai", 6), ("❓", 2), ("✅ 8", 4), ("⚡", 2), ("⏳", 2), ("❌", 2), ("🎯", 2), ("🚧", 2),
    ("❤", 1), ("❤\u{FE0F}", 2), ("☝🏻", 2), ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
    ("🧑\u{200D}💻", 2), ("🏳\u{FE0F}\u{200D}🌈", 2), ("⛓\u{FE0F}\u{200D}💥", 2),
    ("❤\u{FE0F}\u{200D}🔥", 2), ("👩🏽\u{200D}🚀", 2), ("🇯🇵", 2), ("🇯🇵🇺🇸", 4), ("🇯", 2),
    ("1\u{FE0F}⃣", 2), ("#\u{FE0F}⃣", 2), ("©", 1), ("©\u{FE0F}", 2), ("™\u{FE0F}", 2), ("🅰", 1),
    ("🈚", 2), ("🫠", 2), ("ไทย", 3), ("ก\u{E47}", 1), ("नमस\u{94D}त\u{947}", 4), ("क\u{94D}ष", 2),
    ("தம\u{BBF}ழ\u{BCD}", 4), ("ລາວ", 3), ("བ\u{F7C}ད", 2), ("ｱﾞ", 2), ("🀄", 2), ("♠", 1),
    ("☎\u{FE0F}", 2), ("⌚", 2), ("⏰", 2), ("㊙", 2), ("㊙\u{FE0F}", 2), ("\u{3000}x", 3),
    ("x\u{A0}y", 3), ("🏻", 2), ("a🏻", 3), ("☕", 2), ("♂", 1), ("🤷\u{200D}♂\u{FE0F}", 2),
    ("🏴\u{200D}☠\u{FE0F}", 2), ("𝒳", 1), ("ﷺ", 1), ("Z\u{351}\u{351}a", 2), ("1\u{11ED}\u{FE0F}", 1),
  ]

  @Test(arguments: table)
  func `a text takes the columns a terminal gives it`(_ row: (text: String, columns: Int)) {
    #expect(TextWidth.columns(of: row.text) == row.columns)
  }

  @Test(arguments: table)
  func `a text is as wide as its graphemes together`(_ row: (text: String, columns: Int)) {
    #expect(row.text.map { TextWidth.columns(of: $0) }.reduce(0, +) == TextWidth.columns(of: row.text))
  }

  @Test
  func `texts side by side take the sum of their columns`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "TextWidthTests"))
    for _ in 0..<300 {
      let left = Self.table[Int.random(in: 0..<Self.table.count, using: &generator)].text
      let right = Self.table[Int.random(in: 0..<Self.table.count, using: &generator)].text
      #expect(
        TextWidth.columns(of: left + " " + right) == TextWidth.columns(of: left) + 1
          + TextWidth.columns(of: right))
    }
  }

  @Test
  func `control characters take no column`() {
    #expect(TextWidth.columns(of: "\u{0}\u{1B}\n\t\u{7F}") == 0)
    #expect(TextWidth.columns(of: "\u{9B}é") == 1)
  }

  @Test
  func `the ranges of wide scalars ascend and do not touch`() {
    for pair in stride(from: 0, to: WideRanges.bounds.count, by: 2) {
      #expect(WideRanges.bounds[pair] <= WideRanges.bounds[pair + 1])
      if pair > 0 { #expect(WideRanges.bounds[pair - 1] < WideRanges.bounds[pair]) }
    }
    #expect(WideRanges.contains(0x1100))
    #expect(WideRanges.contains(0x3FFFD))
    #expect(!WideRanges.contains(0x10FF))
    #expect(!WideRanges.contains(0x10FFFF))
  }
}
