import CLibEdit
import Testing

@testable import LineEditing

/// Numbers cite the invariants of `GlyphTable`.
@Suite struct GlyphTableTests {
  private static let texts = [
    "plain", "設計を書く", "👩‍💻❤️🇯🇵か\u{3099}", "e\u{301}\u{302}", "\u{F0000}\u{17000}\u{1FAE8}", "\u{1B}[31m\u{9B}",
    "a\u{202E}b\tc",
  ]

  init() { #expect(edit_use_utf8() != 0) }

  @Test(arguments: texts)
  func `1: what is edited is what was given`(text: String) {
    var glyphs = GlyphTable()
    let characters = glyphs.encode(text)
    #expect(glyphs.decode(characters) == text)
    #expect(characters.count == text.count)
    #expect(glyphs.encode(text) == characters)
  }

  @Test func `1: line breaks become blanks, unless they are to stay`() {
    var glyphs = GlyphTable()
    let joined = glyphs.encode("a\nb\r\nc")
    #expect(glyphs.decode(joined) == "a b c")
    let kept = glyphs.encode("a\nb", keepsLineBreaks: true)
    #expect(glyphs.decode(kept) == "a\nb")
    #expect(!kept.contains(0x0A))
  }

  @Test(arguments: texts)
  func `2: libedit counts the columns that are shown`(text: String) {
    var glyphs = GlyphTable()
    for character in text {
      #expect(
        Int(edit_columns(glyphs.code(of: character))) == CharacterForm(character).columns, "\(character)")
    }
  }

  @Test func `a style makes another glyph of a character`() {
    var glyphs = GlyphTable()
    let plain = glyphs.encode(StyledText("設"))
    let red = glyphs.encode(StyledText("\u{1B}[31m設"))
    #expect(plain == [0x8A2D])
    #expect(red != plain)
    #expect(edit_columns(red[0]) == 2)
    #expect(glyphs.glyph(of: UInt32(red[0]))?.shown == "\u{1B}[31m設\u{1B}[0m")
  }

  @Test func `more clusters than there are codes are no danger`() {
    var glyphs = GlyphTable()
    for value in 0..<7_000 as Range<UInt32> {
      var text = "設"
      for mark in [0x300 + value % 70, 0x300 + value / 70] {
        if let scalar = Unicode.Scalar(mark) { text.unicodeScalars.append(scalar) }
      }
      #expect(glyphs.encode(text).count == 1)
    }
    let characters = glyphs.encode("設\u{301}\u{302}")
    #expect(glyphs.decode(characters).count == 1)
  }

  @Test(arguments: [
    ("", 10, 0), ("abc", 10, 0), ("0123456789", 10, 1), ("012345678設", 10, 1), ("設設設", 5, 1), ("設設設設", 4, 2),
  ])
  func `the row of the cursor is counted as terminals wrap`(text: String, columns: Int, row: Int) {
    var glyphs = GlyphTable()
    #expect(GlyphTable.row(behind: glyphs.encode(text), columns: columns) == row)
  }
}
