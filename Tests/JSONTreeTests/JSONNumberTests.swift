import JSONTree
import Testing

/// Rule 5 of ``JSONReader``.
struct JSONNumberTests {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("3.0", 3), ("3e2", 300), ("3E+2", 300), ("1.5e1", 15),
    ("120e-1", 12),
    ("0.0", 0), ("0e99999999999999999999", 0), ("100000000000000000", 100_000_000_000_000_000),
    ("999999999999999999", 999_999_999_999_999_999), ("9007199254740993", 9_007_199_254_740_993),
    ("1762252225000", 1_762_252_225_000), ("1762252225000.0", 1_762_252_225_000),
    ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ("9.223372036854775807e18", Int64.max),
    ("0.000000000000000000000000000001e30", 1),
  ])
  func `a whole number is exact however it is written`(_ text: String, _ expected: Int64) throws {
    #expect(JSONNumber(text: text)?.integer == expected)
    let read = try JSONReader.withReader(of: Array("[\(text)]".utf8)) { reader throws(JSONSyntaxError) in
      try reader.beginArray()
      _ = try reader.nextElement()
      let value = try reader.readInteger()
      _ = try reader.nextElement()
      try reader.finish()
      return value
    }
    #expect(read == expected)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999", "0.5",
    "-1.25",
    "1e-1", "1e19", "1e400", "1e99999999999999999999", "12345678901234567.5",
    String(repeating: "9", count: 100_000),
  ])
  func `a fraction or more than 64 bits is not an integer`(_ text: String) throws {
    #expect(JSONNumber(text: text)?.integer == nil)
    #expect(throws: JSONSyntaxError(.notAnInteger, offset: 0)) {
      try JSONReader.withReader(of: Array(text.utf8)) { reader throws(JSONSyntaxError) in
        try reader.readInteger()
      }
    }
  }

  @Test(arguments: ["-", "01", "-01", "1.", "1e", "1.e1", "1e+"])
  func `an integer obeys the grammar of numbers`(_ text: String) {
    #expect(throws: JSONSyntaxError.self) {
      try JSONReader.withReader(of: Array(text.utf8)) { reader throws(JSONSyntaxError) in
        try reader.readInteger()
      }
    }
  }

  @Test(arguments: [
    ("0", 0.0), ("1.5", 1.5), ("-2.5e-3", -0.0025), ("1e308", 1e308), ("5e-324", .leastNonzeroMagnitude),
    ("1e-400", 0),
    ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992),
    ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown),
  ])
  func `a double is the nearest one`(_ text: String, _ expected: Double) throws {
    #expect(JSONNumber(text: text)?.double == expected)
    let read = try JSONReader.withReader(of: Array(text.utf8)) { reader throws(JSONSyntaxError) in
      try reader.readDouble()
    }
    #expect(read == expected)
  }

  @Test func `minus nought keeps its sign as a double`() {
    #expect(JSONNumber(text: "-0")?.double?.sign == .minus)
    #expect(JSONNumber(-0.0)?.text == "-0")
  }

  @Test(arguments: ["1e400", "-1e400", String(repeating: "9", count: 100_000)])
  func `beyond the largest double there is none, but the text stays`(_ text: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(value.double == nil)
    #expect(value.text() == text)
    #expect(throws: JSONSyntaxError(.notADouble, offset: 0)) {
      try JSONReader.withReader(of: Array(text.utf8)) { reader throws(JSONSyntaxError) in
        try reader.readDouble()
      }
    }
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (-1.0, "-1"), (0.1, "0.1"), (-0.5, "-0.5"), (100.25, "100.25"),
    (1e15, "1000000000000000"),
    (9_007_199_254_740_991.0, "9007199254740991"), (9_007_199_254_740_992.0, "9007199254740992.0"),
    (1e16, "1e+16"),
    (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (1e-7, "1e-07"),
    (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ])
  func `a double is written as short as it can be read back`(_ double: Double, _ text: String) {
    #expect(JSONNumber(double)?.text == text)
    #expect(JSONNumber(text: text)?.double == double)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func `what JSON cannot say is no number`(_ double: Double) {
    #expect(JSONNumber(double) == nil)
    #expect(JSONValue.double(double) == .null)
  }

  @Test(arguments: ["", " 1", "1 ", "+1", "01", "1.", ".5", "0x1", "NaN", "1,0", "１"])
  func `a text that is not a JSON number is not taken`(_ text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test func `numbers are equal when their texts are`() {
    #expect(JSONNumber(1) == JSONNumber(text: "1"))
    #expect(JSONNumber(1) != JSONNumber(text: "1.0"))
    #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
  }
}
