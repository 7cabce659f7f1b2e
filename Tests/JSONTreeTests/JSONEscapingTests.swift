import JSONTree
import Testing

/// The one escaping policy of everything the program writes.
struct JSONEscapingTests {
  /// What stands between the quotes when `text` is written.
  private func written(_ text: String) -> String {
    String(JSONValue.string(text).text().dropFirst().dropLast())
  }

  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("\"", #"\""#), ("\\", #"\\"#), ("/", "/"), ("\u{8}", #"\b"#),
    ("\u{C}", #"\f"#),
    ("\n", #"\n"#), ("\r", #"\r"#), ("\t", #"\t"#), ("\r\n", #"\r\n"#), ("\u{0}", #"\u0000"#),
    ("\u{1B}[2J", #"\u001b[2J"#),
    ("\u{1F}", #"\u001f"#), ("\u{7F}", #"\u007f"#), ("\u{80}", #"\u0080"#), ("\u{9B}31m", #"\u009b31m"#),
    ("\u{9F}", #"\u009f"#), ("\u{A0}", "\u{A0}"), ("é", "é"), ("\u{61B}", "\u{61B}"), ("\u{61C}", #"\u061c"#),
    ("\u{200B}\u{200C}\u{200D}", "\u{200B}\u{200C}\u{200D}"), ("\u{200E}\u{200F}", #"\u200e\u200f"#),
    ("\u{2010}", "\u{2010}"),
    ("\u{2027}", "\u{2027}"), ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("\u{202A}\u{202E}", #"\u202a\u202e"#),
    ("\u{202F}", "\u{202F}"), ("\u{2065}", "\u{2065}"), ("\u{2066}\u{2069}", #"\u2066\u2069"#),
    ("\u{206A}", "\u{206A}"),
    ("設計", "設計"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("\u{FEFF}", "\u{FEFF}"), ("\u{10FFFF}", "\u{10FFFF}"),
    ("12345678\"", #"12345678\""#), ("1234567\u{7F}8", #"1234567\u007f8"#),
    ("設計\u{202E}設計\"x", #"設計\u202e設計\"x"#),
  ])
  func `a string is escaped by the policy`(_ text: String, _ expected: String) throws {
    #expect(Array(written(text).utf8) == Array(expected.utf8))
    #expect(try JSONValue(parsing: "\"\(expected)\"") == .string(text))
  }

  @Test func `exactly what a terminal would obey is escaped, of all the characters up to U+FFFF`() throws {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isEscaped = written(String(scalar)).utf8.first == UInt8(ascii: "\\")
      let isObeyed =
        switch value {
        case 0...0x1F, 0x22, 0x5C, 0x7F, 0x80...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E,
          0x2066...0x2069:
          true
        default: false
        }
      if isEscaped != isObeyed { Issue.record("U+\(String(value, radix: 16)) escaped: \(isEscaped)") }
    }
  }

  @Test func `the policy holds wherever in a string a character stands`() throws {
    for special in ["\"", "\n", "\u{1B}", "\u{7F}", "\u{9B}", "\u{2028}", "\u{61C}", "é", "設", "🙂"] {
      let alone = written(special)
      for before in 0..<20 {
        for after in 0..<10 {
          let start = String(repeating: "a", count: before)
          let end = String(repeating: "b", count: after)
          if written(start + special + end) != start + alone + end {
            Issue.record("\(special.debugDescription) after \(before) and before \(after)")
          }
        }
      }
    }
  }

  @Test func `keys are escaped like strings`() {
    #expect((["\u{1B}\u{9B}\"": 1] as JSONValue).text(.compact) == #"{"\u001b\u009b\"":1}"#)
  }

  @Test func `strings given as bytes are escaped like others`() {
    var writer = JSONWriter()
    Array("a\u{9B}\n".utf8).withUnsafeBufferPointer { writer.string(utf8: $0) }
    #expect(writer.finish() == Array(#""a\u009b\n""#.utf8))
  }
}
