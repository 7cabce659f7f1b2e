import JSONTree
import Testing

struct JSONExcerptTests {
  private func excerpt(_ text: String, _ offset: Int, _ length: Int = 72) -> JSONExcerpt {
    JSONExcerpt(offset: offset, in: Array(text.utf8), length: length)
  }

  @Test(arguments: [
    ("{\"a\": x}", 6, "{\"a\": x}\n      ^"), ("", 0, "\n^"), ("[1,", 3, "[1,\n   ^"),
    ("[\n  1 2\n]", 6, "  1 2\n    ^"),
    ("a\nb\nc", 1, "a\n ^"), ("a\nb\nc", 2, "b\n^"), ("\u{FEFF}[x", 4, "[x\n ^"), ("\u{FEFF}[x", 0, "[x\n^"),
  ])
  func `the line of a fault is shown with a caret below it`(_ text: String, _ offset: Int, _ expected: String)
  {
    #expect(excerpt(text, offset).lines == expected)
  }

  @Test func `what a terminal would obey is made visible`() {
    let shown = excerpt("[\"\u{1B}]52;c;\u{7}\t\u{7F}\u{9B}\u{202E}\u{2066}\u{200B}\u{2028}\u{61C}x\u{0}", 0)
      .text
    #expect(shown == "[\"␛]52;c;␇␉␡\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x␀")
  }

  @Test func `bytes that are not UTF-8 are shown as a replacement character`() {
    let excerpt = JSONExcerpt(offset: 2, in: [0x5B, 0x22, 0xFF, 0x22])
    #expect(excerpt.lines == "[\"\u{FFFD}\"\n  ^")
  }

  @Test func `the caret stands under the fault behind wide and combining characters`() {
    #expect(excerpt("設計 x", 7).column == 5)
    #expect(excerpt("🙂x", 4).column == 2)
    #expect(excerpt("e\u{301}x", 3).column == 1)
    #expect(excerpt("éx", 2).column == 1)
  }

  @Test(arguments: [8, 20, 72])
  func `a long line is cut to the length around the fault`(_ length: Int) {
    let line = String(repeating: "0123456789", count: 10_000)
    for offset in [0, 1, 4, 30, 50_000, 99_990, 99_999, 100_000] {
      let excerpt = excerpt(line, offset, length)
      #expect(excerpt.text.unicodeScalars.count <= length)
      #expect(excerpt.column < length + 1)
      let shown = Array(excerpt.text)
      if offset < 100_000 { #expect(shown[excerpt.column] == Array("0123456789")[offset % 10]) }
      #expect((shown.first == "…") == (offset > excerpt.column))
      #expect((shown.last == "…") == (100_000 - offset > shown.count - excerpt.column))
    }
  }

  @Test func `a line of wide characters is cut between characters`() {
    let line = String(repeating: "設", count: 1_000)
    let excerpt = excerpt(line, 1_500, 20)
    #expect(excerpt.text == "…" + String(repeating: "設", count: 18) + "…")
    #expect(excerpt.column == 1 + 2 * 9)
  }

  @Test func `a line that just fits is not cut`() {
    let line = String(repeating: "x", count: 72)
    for offset in [0, 36, 71, 72] { #expect(excerpt(line, offset).text == line) }
    #expect(excerpt("\n\(line)\n", 40).text == line)
    #expect(excerpt(line + "x", 0).text == line.dropLast() + "…")
  }
}
