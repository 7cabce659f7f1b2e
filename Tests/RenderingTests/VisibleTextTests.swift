import Testing
import TestSupport

@testable import Rendering

struct VisibleTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ shown: String) {
      self.name = name
      self.text = text
      self.shown = shown
    }
  }

  static let changed = [
    Case("escape sequence", "\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    Case("clipboard write", "\u{1B}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
    Case("null and unit separator", "a\u{0}b\u{1F}c", "a␀b␟c"),
    Case("delete", "a\u{7F}b", "a␡b"),
    Case("control sequence introducer of C1", "\u{9B}2J", "�2J"),
    Case("breaks and tabs", "a\nb\tc\rd\u{B}e\u{C}f", "a b c d e f"),
    Case("carriage return and line feed", "a\r\nb", "a  b"),
    Case("next line and the Unicode separators", "a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
    Case("bidirectional override", "user\u{202E}gnp.exe", "user�gnp.exe"),
    Case("bidirectional isolate", "\u{2066}x\u{2069}", "�x�"),
    Case("Arabic letter mark", "a\u{61C}b", "a�b"),
    Case("zero-width space", "pass\u{200B}word", "pass�word"),
    Case("byte order mark", "\u{FEFF}a", "�a"),
    Case("word joiner", "a\u{2060}b", "a�b"),
    Case("soft hyphen", "co\u{AD}op", "co�op"),
    Case("tag characters", "a\u{E0068}\u{E0069}", "a��"),
    Case("private use", "a\u{E000}b", "a�b"),
    Case("unassigned", "a\u{378}b", "a�b"),
    Case("noncharacter", "a\u{FFFE}b", "a�b"),
    Case("Hangul filler", "a\u{3164}b", "a�b"),
    Case("grapheme joiner", "a\u{34F}b", "a�b"),
    Case("joiner between letters", "a\u{200D}b", "a�b"),
    Case("non-joiner between letters", "a\u{200C}b", "a�b"),
    Case("joiner at the end", "👩\u{200D}", "👩�"),
    Case("joiner at the start", "\u{200D}👩", "�👩"),
    Case("second variation selector", "❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}�"),
    Case("variation selector without base", "\u{FE0F}a", "�a"),
    Case("mark without base", "\u{301}a", "◌\u{301}a"),
    Case(
      "pile of marks", "Z\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}a\u{351}",
      "Z\u{351}\u{351}\u{351}\u{351}a\u{351}"),
  ]

  @Test(arguments: changed)
  func `what cannot be seen becomes visible`(_ row: Case) {
    #expect(scalars(VisibleText.of(row.text)) == scalars(row.shown))
  }

  static let kept = [
    "", "plain", "日本語のテキスト", "e\u{301}", "か\u{3099}", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}\u{200D}🔥",
    "🤷🏽\u{200D}♂\u{FE0F}", "🇯🇵",
    "1\u{FE0F}\u{20E3}", "क\u{94D}\u{200D}ष", "क\u{94D}\u{200C}ष", "نمی\u{200C}خواهم", "葛\u{E0100}城",
    "\u{3000}", "x\u{A0}y", "ก็", "שלום",
  ]

  @Test(arguments: kept)
  func `text of every language stays as it is`(_ text: String) {
    #expect(scalars(VisibleText.of(text)) == scalars(text))
  }

  @Test
  func `breaks are kept when the format can hold them`() {
    #expect(scalars(VisibleText.of("a\n\t\r\u{1B}", breaks: .kept)) == scalars("a\n\t\r␛"))
  }

  @Test
  func `random text loses every control and stays the same when cleaned again`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "VisibleTextTests"))
    for _ in 0..<2_000 {
      let text = RandomText.hostile(&generator)
      let shown = VisibleText.of(text)
      #expect(RandomText.isHarmless(shown), "from \(scalars(text))")
      #expect(scalars(VisibleText.of(shown)) == scalars(shown), "from \(scalars(text))")
    }
  }

  private func scalars(_ text: String) -> [String] {
    text.unicodeScalars.map { String($0.value, radix: 16) }
  }
}
