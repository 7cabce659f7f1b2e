import Testing
import TestSupport

@testable import Rendering

struct TextFittingTests {
  static let cuts: [(text: String, columns: Int, cut: String)] = [
    ("Design", 6, "Design"), ("Design", 5, "Desi…"), ("Design", 1, "…"), ("Design", 0, ""), ("", 0, ""),
    ("Design the API", 8, "Design…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
    ("👨\u{200D}👩\u{200D}👧 family", 4, "👨\u{200D}👩\u{200D}👧…"), ("👨\u{200D}👩\u{200D}👧 family", 2, "…"),
    ("🇯🇵🇺🇸", 3, "🇯🇵…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
  ]

  @Test(arguments: cuts)
  func `a text is cut between graphemes`(_ row: (text: String, columns: Int, cut: String)) {
    #expect(row.text.truncated(to: row.columns) == row.cut)
  }

  @Test
  func `a text is padded to columns, not to characters`() {
    #expect("日本".padded(to: 6) == "日本  ")
    #expect("日本".padded(to: 6, .right) == "  日本")
    #expect("日本".padded(to: 3) == "日本")
    #expect("🤔".padded(to: 2) == "🤔")
  }

  @Test
  func `a fitted text has exactly its columns whatever it holds`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "TextFittingTests"))
    for _ in 0..<2_000 {
      let text = VisibleText.of(RandomText.hostile(&generator))
      let columns = Int.random(in: 0...40, using: &generator)
      #expect(TextWidth.columns(of: text.fitted(to: columns)) == columns, "\(text.debugDescription)")
    }
  }

  static let wraps: [(text: String, columns: Int, lines: [String])] = [
    ("one two three", 20, ["one two three"]), ("one two three", 8, ["one two", "three"]),
    ("one two three", 5, ["one", "two", "three"]), ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("日本語の文章", 5, ["日本", "語の", "文章"]), ("a  b", 2, ["a", "b"]), ("", 5, [""]), ("日", 1, ["日"]),
  ]

  @Test(arguments: wraps)
  func `a text is wrapped at spaces, or inside a word that is too long`(
    _ row: (text: String, columns: Int, lines: [String])
  ) {
    #expect(row.text.wrapped(to: row.columns) == row.lines)
  }

  @Test
  func `no wrapped line is too wide and no ink is lost`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "TextFittingTests"))
    for _ in 0..<1_000 {
      let text = VisibleText.of(RandomText.hostile(&generator))
      let columns = Int.random(in: 8...40, using: &generator)
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= columns }, "\(text.debugDescription)")
      let ink = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(Array(ink) == text.unicodeScalars.filter { $0 != " " }, "\(text.debugDescription)")
    }
  }
}
