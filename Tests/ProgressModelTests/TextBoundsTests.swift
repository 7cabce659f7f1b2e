import ProgressModel
import Testing

struct TextBoundsTests {
  static let cuts: [(String, Int, String)] = [
    ("", 5, ""), ("12345", 5, "12345"), ("123456", 5, "1234…"), ("設計実装試験", 5, "設計実装…"), ("設計実装試", 5, "設計実装試"),
    ("🙂🙂🙂", 2, "🙂…"), ("ab", 1, "…"), ("é", 2, "é"),
  ]

  @Test(arguments: cuts)
  func `longer text is cut and ends in an ellipsis`(_ text: String, _ limit: Int, _ cut: String) {
    #expect(TextBounds.cut(text, to: limit) == cut)
    #expect(TextBounds.cut(cut, to: limit) == cut)
  }

  @Test func `the bound counts scalars, so that no family of emoji gets past it`() {
    let family = String(repeating: "👨‍👩‍👧‍👦", count: 1_000)
    #expect(family.count == 1_000)
    #expect(TextBounds.cut(family, to: 100).unicodeScalars.count == 100)
  }
}
