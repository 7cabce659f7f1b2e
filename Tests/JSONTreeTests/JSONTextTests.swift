import JSONTree
import Testing

/// Rules 3 and 4 of ``JSONReader``.
struct JSONTextTests {
  /// What `body` makes of the one string that is the whole of `json`.
  private func text<Outcome>(_ json: String, _ body: (JSONText) -> Outcome) throws -> Outcome {
    try JSONReader.withReader(of: Array(json.utf8)) { reader throws(JSONSyntaxError) in
      body(try reader.readText())
    }
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""設計 é 🙂""#, "設計 é 🙂"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u8a2d""#, "Aé設"), (#""\u0000""#, "\u{0}"), (#""a\u0000b""#, "a\u{0}b"),
    (#""\uFFFF\ufffe""#, "\u{FFFF}\u{FFFE}"),
    (#""\ud83d\ude42""#, "🙂"), (#""x\uD83D\uDE42y""#, "x🙂y"), (#""\udbff\udfff""#, "\u{10FFFF}"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude42""#, "\u{FFFD}"),
    (#""\ude42\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\ud83d\ud83d\ude42""#, "\u{FFFD}🙂"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\\ude42""#, "\u{FFFD}\\ude42"), (#""\\u0041""#, "\\u0041"),
    (#""1234567\u00418""#, "1234567A8"),
  ])
  func `a string stands for its characters`(_ json: String, _ expected: String) throws {
    let string = try text(json) { $0.string }
    #expect(Array(string.utf8) == Array(expected.utf8))
    #expect(try text(json) { $0.isSame(as: expected) })
    #expect(try text(json) { $0.isSame(as: expected + "x") } == false)
  }

  @Test func `a key is told apart by literals, also when it is written with escapes`() throws {
    func name(_ json: String) throws -> String {
      try text(json) { key in
        switch key {
        case "a": "one"
        case "status": "six"
        case "activeForm": "ten"
        case "estimatedDuration": "seventeen"
        case "": "none"
        case "設計": "two"
        default: "other"
        }
      }
    }
    let expected = [
      (#""a""#, "one"), (#""b""#, "other"), (#""status""#, "six"), (#""statuz""#, "other"),
      (#""Status""#, "other"),
      (#""activeForm""#, "ten"), (#""activeFork""#, "other"), (#""estimatedDuration""#, "seventeen"),
      (#""estimatedDuratioN""#, "other"), (#""EstimatedDuration""#, "other"), (#""""#, "none"),
      (#""設計""#, "two"),
      (#""\u0061""#, "one"), (#""st\u0061tus""#, "six"), (#""\u8a2d\u8A08""#, "two"),
      (#""stat\u0075""#, "other"),
    ]
    for (json, outcome) in expected { #expect(try name(json) == outcome, "\(json)") }
  }

  @Test func `composed and decomposed letters are different`() throws {
    #expect(try text("\"\u{E9}\"") { $0.isSame(as: "\u{E9}") })
    #expect(try text("\"\u{E9}\"") { $0.isSame(as: "e\u{301}") } == false)
    #expect(try text("\"\u{E9}\"") { $0 == "e\u{301}" } == false)
    #expect(try text("\"\\u00e9\"") { $0.isSame(as: "e\u{301}") } == false)
  }

  @Test func `the raw bytes are those between the quotes`() throws {
    #expect(try text(#""ab\n""#) { Array($0.rawBytes) } == Array(#"ab\n"#.utf8))
    #expect(try text(#""ab\n""#) { $0.hasEscapes })
    #expect(try text(#""ab""#) { $0.hasEscapes } == false)
    #expect(try text(#""ab""#) { $0.count } == 2)
  }

  @Test func `a string that is the same as before need not be made again`() throws {
    #expect(try text(#""same""#) { $0.string(reusing: "same") } == "same")
    #expect(try text(#""new""#) { $0.string(reusing: "old") } == "new")
    #expect(try text(#""n\u0065w""#) { $0.string(reusing: "new") } == "new")
  }
}
