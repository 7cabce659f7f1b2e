import JSONTree
import Testing

struct JSONPositionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: [UInt8]
    let offset: Int
    let line: Int
    let column: Int

    init(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
      self.init(bytes: Array(text.utf8), offset, line, column)
    }

    init(bytes: [UInt8], _ offset: Int, _ line: Int, _ column: Int) {
      text = bytes
      self.offset = offset
      self.line = line
      self.column = column
    }

    var testDescription: String { "\(String(decoding: text, as: UTF8.self).debugDescription) at \(offset)" }
  }

  @Test(arguments: [
    Case("", 0, 1, 1), Case("abc", 0, 1, 1), Case("abc", 2, 1, 3), Case("abc", 3, 1, 4),
    Case("a\nb", 1, 1, 2), Case("a\nb", 2, 2, 1), Case("a\n\n", 3, 3, 1), Case("\n", 0, 1, 1),
    Case("\n", 1, 2, 1),
    Case("a\r\nb", 3, 2, 1), Case("a\r\nb", 2, 1, 3), Case("a\rb", 2, 1, 3),
    Case("é!", 2, 1, 2), Case("設計!", 6, 1, 3), Case("🙂!", 4, 1, 2), Case("e\u{301}!", 3, 1, 3),
    Case("\tx", 1, 1, 2),
    Case("👨‍👩‍👧!", 18, 1, 6), Case("{\n  \"設\": x\n}", 11, 2, 8),
    Case("\u{FEFF}{", 3, 1, 1), Case("\u{FEFF}{", 0, 1, 1), Case("\u{FEFF}\nx", 4, 2, 1),
    Case(bytes: [0x61, 0xFF, 0x62], 2, 1, 3), Case("abc", 99, 1, 4), Case("abc", -1, 1, 1),
  ])
  func `lines and columns are counted from one`(_ input: Case) {
    let position = JSONPosition(offset: input.offset, in: input.text)
    #expect(position.line == input.line)
    #expect(position.column == input.column)
  }

  @Test func `an error leads to its line and column`() throws {
    let text = "{\n  \"設計\": [1, 2,]\n}"
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    let position = JSONPosition(offset: try #require(error).offset, in: Array(text.utf8))
    #expect(position.line == 2)
    #expect(position.column == 15)
  }
}
