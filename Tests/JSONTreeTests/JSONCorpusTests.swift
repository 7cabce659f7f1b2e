import JSONTree
import Testing

/// The invalid input corpus, against all three readers at once (rules 1, 2, 4, 5, 6 and 8 of ``JSONReader``).
struct JSONCorpusTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let kind: JSONSyntaxError.Kind
    let offset: Int

    init(_ text: String, _ kind: JSONSyntaxError.Kind, at offset: Int) {
      self.init(Array(text.utf8), kind, at: offset)
    }

    init(_ bytes: [UInt8], _ kind: JSONSyntaxError.Kind, at offset: Int) {
      self.bytes = bytes
      self.kind = kind
      self.offset = offset
    }

    var testDescription: String {
      "\(String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription) \(kind)"
    }
  }

  static func inString(_ bytes: [UInt8]) -> [UInt8] { Array("[\"x".utf8) + bytes + Array("\"]".utf8) }

  static func byte(_ scalar: Unicode.Scalar) -> JSONSyntaxError.Kind { .unexpectedByte(UInt8(ascii: scalar)) }

  /// Rules 1 and 6.
  static let structure: [Refusal] = [
    Refusal("", .unexpectedEnd, at: 0),
    Refusal(" \n\t\r ", .unexpectedEnd, at: 5),
    Refusal([0], .unexpectedByte(0), at: 0),
    Refusal([0xEF, 0xBB, 0xBF], .unexpectedEnd, at: 3),
    Refusal([0xEF, 0xBB], .unexpectedByte(0xEF), at: 0),
    Refusal([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], .unexpectedByte(0xEF), at: 3),
    Refusal([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], .unexpectedByte(0xFF), at: 0),
    Refusal([0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], .unexpectedByte(0xFE), at: 0),
    Refusal([0x7B, 0x00, 0x7D, 0x00], .unexpectedByte(0), at: 1),
    Refusal([0x00, 0x7B, 0x00, 0x7D], .unexpectedByte(0), at: 0),
    Refusal("{", .unexpectedEnd, at: 1),
    Refusal("[", .unexpectedEnd, at: 1),
    Refusal("]", byte("]"), at: 0),
    Refusal("}", byte("}"), at: 0),
    Refusal("[1,]", byte("]"), at: 3),
    Refusal("[,1]", byte(","), at: 1),
    Refusal("[1,,2]", byte(","), at: 3),
    Refusal("[1 2]", byte("2"), at: 3),
    Refusal("[1}", byte("}"), at: 2),
    Refusal("{\"a\":1]", byte("]"), at: 6),
    Refusal("{\"a\":1,}", byte("}"), at: 7),
    Refusal("{,\"a\":1}", byte(","), at: 1),
    Refusal("{\"a\",1}", byte(","), at: 4),
    Refusal("{\"a\":}", byte("}"), at: 5),
    Refusal("{\"a\"}", byte("}"), at: 4),
    Refusal("{\"a\":1 \"b\":2}", byte("\""), at: 7),
    Refusal("{a:1}", byte("a"), at: 1),
    Refusal("{'a':1}", byte("'"), at: 1),
    Refusal("{1:1}", byte("1"), at: 1),
    Refusal("[1] x", .trailingContent, at: 4),
    Refusal("{}{}", .trailingContent, at: 2),
    Refusal("{}]", .trailingContent, at: 2),
    Refusal("1 2", .trailingContent, at: 2),
    Refusal("[1] // one", .trailingContent, at: 4),
    Refusal("[1 /* one */]", byte("/"), at: 3),
    Refusal("[\u{A0}1]", .unexpectedByte(0xC2), at: 1),
    Refusal("[\u{B}1]", .unexpectedByte(0x0B), at: 1),
  ]

  /// Rules 5 and 6.
  static let scalars: [Refusal] = [
    Refusal("[tru]", byte("]"), at: 4),
    Refusal("[True]", byte("T"), at: 1),
    Refusal("[nulll]", byte("l"), at: 5),
    Refusal("[nul", .unexpectedEnd, at: 4),
    Refusal("nul", .unexpectedEnd, at: 3),
    Refusal("[falsy]", byte("y"), at: 5),
    Refusal("[NaN]", byte("N"), at: 1),
    Refusal("[Infinity]", byte("I"), at: 1),
    Refusal("[-Infinity]", .invalidNumber, at: 2),
    Refusal("[+1]", byte("+"), at: 1),
    Refusal("[.5]", byte("."), at: 1),
    Refusal("[01]", .invalidNumber, at: 2),
    Refusal("[-01]", .invalidNumber, at: 3),
    Refusal("[00]", .invalidNumber, at: 2),
    Refusal("[-]", .invalidNumber, at: 2),
    Refusal("[1.]", .invalidNumber, at: 3),
    Refusal("[1.e5]", .invalidNumber, at: 3),
    Refusal("[1e]", .invalidNumber, at: 3),
    Refusal("[1e+]", .invalidNumber, at: 4),
    Refusal("[1e5.5]", byte("."), at: 4),
    Refusal("[0x10]", byte("x"), at: 2),
    Refusal("[1_000]", byte("_"), at: 2),
    Refusal("-", .unexpectedEnd, at: 1),
    Refusal("1.", .unexpectedEnd, at: 2),
    Refusal("1e", .unexpectedEnd, at: 2),
  ]

  /// Rule 2.
  static let strings: [Refusal] = [
    Refusal("[\"abc", .unexpectedEnd, at: 5),
    Refusal("[\"abc\\", .unexpectedEnd, at: 6),
    Refusal("[\"\\u12", .unexpectedEnd, at: 6),
    Refusal(inString([0x00]), .controlCharacterInString, at: 3),
    Refusal(inString([0x0A]), .controlCharacterInString, at: 3),
    Refusal(inString([0x1B]), .controlCharacterInString, at: 3),
    Refusal(inString([0x1F]), .controlCharacterInString, at: 3),
    Refusal("[\"1234567\t\"]", .controlCharacterInString, at: 9),
    Refusal("[\"\\x41\"]", .invalidEscape, at: 3),
    Refusal("[\"\\'\"]", .invalidEscape, at: 3),
    Refusal("[\"\\U0041\"]", .invalidEscape, at: 3),
    Refusal("[\"\\\n\"]", .invalidEscape, at: 3),
    Refusal("[\"\\u12G4\"]", .invalidEscape, at: 6),
    Refusal("[\"\\u{41}\"]", .invalidEscape, at: 4),
    Refusal("[\"\\u 123\"]", .invalidEscape, at: 4),
    Refusal(inString([0x80]), .invalidUTF8, at: 3),
    Refusal(inString([0xBF]), .invalidUTF8, at: 3),
    Refusal(inString([0xFE]), .invalidUTF8, at: 3),
    Refusal(inString([0xFF]), .invalidUTF8, at: 3),
    Refusal(inString([0xC3]), .invalidUTF8, at: 3),
    Refusal(inString([0xE8, 0xA8]), .invalidUTF8, at: 3),
    Refusal(inString([0xF0, 0x9F, 0x99]), .invalidUTF8, at: 3),
    Refusal(inString([0xC3, 0xC3, 0xA9]), .invalidUTF8, at: 3),
    Refusal(inString([0xC3, 0xA9, 0xA9]), .invalidUTF8, at: 5),
    Refusal(inString([0xC0, 0xAF]), .invalidUTF8, at: 3),
    Refusal(inString([0xC1, 0xBF]), .invalidUTF8, at: 3),
    Refusal(inString([0xE0, 0x80, 0xAF]), .invalidUTF8, at: 3),
    Refusal(inString([0xE0, 0x9F, 0xBF]), .invalidUTF8, at: 3),
    Refusal(inString([0xF0, 0x80, 0x80, 0xAF]), .invalidUTF8, at: 3),
    Refusal(inString([0xF0, 0x8F, 0xBF, 0xBF]), .invalidUTF8, at: 3),
    Refusal(inString([0xED, 0xA0, 0x80]), .invalidUTF8, at: 3),
    Refusal(inString([0xED, 0xBF, 0xBF]), .invalidUTF8, at: 3),
    Refusal(inString([0xF4, 0x90, 0x80, 0x80]), .invalidUTF8, at: 3),
    Refusal(inString([0xF5, 0x80, 0x80, 0x80]), .invalidUTF8, at: 3),
    Refusal([0x5B, 0x22, 0xE8, 0xA8], .unexpectedEnd, at: 4),
  ]

  /// Rule 4.
  static let duplicates: [Refusal] = [
    Refusal(#"{"a":1,"a":2}"#, .duplicateKey("a"), at: 7),
    Refusal(#"{"a":1,"\u0061":2}"#, .duplicateKey("a"), at: 7),
    Refusal(#"{"\u0061":1,"\u0061":2}"#, .duplicateKey("a"), at: 12),
    Refusal(#"{"":1,"":2}"#, .duplicateKey(""), at: 6),
    Refusal(#"{"a\/b":1,"a/b":2}"#, .duplicateKey("a/b"), at: 10),
    Refusal(#"{"🙂":1,"\ud83d\ude42":2}"#, .duplicateKey("🙂"), at: 10),
    Refusal(#"{"\ud800":1,"\udbff":2}"#, .duplicateKey("\u{FFFD}"), at: 12),
    Refusal(#"[{"x":{"a":1,"b":{"a":1},"a":2}}]"#, .duplicateKey("a"), at: 25),
    Refusal(#"{"a":{"k":1},"b":{"k":1,"l":2,"k":3}}"#, .duplicateKey("k"), at: 30),
  ]

  @Test(arguments: structure + scalars + strings + duplicates)
  func `every reader refuses a broken text with the fault and the byte`(_ refusal: Refusal) {
    let verdict = Verdict(refusal.bytes)
    #expect(verdict.treeFault == JSONSyntaxError(refusal.kind, offset: refusal.offset))
    #expect(verdict.disagreement == nil)
  }

  @Test(arguments: [
    #"{"a":1,"A":2}"#, #"[{"a":1},{"a":2}]"#, #"{"a":{"a":{"a":1}}}"#, #"{"a":[{"b":1},{"b":2}],"b":3}"#,
    "{\"\u{E9}\":1,\"e\u{301}\":2}",
  ])
  func `keys that differ in bytes or in their object are no duplicates`(_ text: String) {
    let verdict = Verdict(Array(text.utf8))
    #expect(verdict.treeFault == nil)
    #expect(verdict.disagreement == nil)
  }

  @Test func `a text cut at any byte is unfinished, and every reader says so at the same place`() {
    for text in [Sample.snapshot, Sample.everything.trimmingSpaces] {
      let bytes = Array(text.utf8)
      for length in 0..<bytes.count {
        let verdict = Verdict(Array(bytes[..<length]), splitAt: length / 2)
        guard verdict.treeFault == JSONSyntaxError(.unexpectedEnd, offset: length),
          verdict.disagreement == nil
        else {
          Issue.record("cut at \(length): \(verdict)")
          continue
        }
      }
      #expect(Verdict(bytes).treeFault == nil)
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
