import JSONTree
import Testing

struct JSONValueTests {
  static let value: JSONValue = [
    "null": .null, "bool": true, "integer": 42, "double": 1.5, "string": "text", "array": [1, [2], "three"],
    "object": ["key": "value"],
  ]

  @Test func `each kind answers to its own accessor and to no other`() {
    let value = Self.value
    #expect(value["null"]?.isNull == true)
    #expect(value["bool"]?.bool == true)
    #expect(value["integer"]?.integer == 42)
    #expect(value["integer"]?.double == 42)
    #expect(value["double"]?.double == 1.5)
    #expect(value["double"]?.integer == nil)
    #expect(value["string"]?.string == "text")
    #expect(value["string"]?.integer == nil)
    #expect(value["array"]?.array?.count == 3)
    #expect(value["array"]?.object == nil)
    #expect(value["object"]?.object?.keys == ["key"])
    #expect(value["object"]?.array == nil)
    #expect(value["bool"]?.string == nil)
    #expect(value["string"]?.bool == nil)
    #expect(value["absent"] == nil)
    #expect(value["string"]?["key"] == nil)
  }

  @Test func `an element is found from either end, and beyond the ends there is none`() {
    let array: JSONValue = [10, 20, 30]
    #expect([array[0], array[2], array[-1], array[-3]] == [10, 30, 30, 10])
    #expect(array[3] == nil)
    #expect(array[-4] == nil)
    #expect(Self.value[0] == nil)
  }

  @Test func `a change deep inside leaves the order and everything else as it was`() throws {
    var value = try JSONValue(parsing: #"{"b":{"y":1,"x":[1,{"deep":0}]},"a":2}"#)
    value.object?["b"]?.object?["x"]?.array?[1].object?["deep"] = "changed"
    value.object?["b"]?.object?["new"] = true
    value.object?["a"]?.object?["ignored"] = 1
    #expect(value.text(.compact) == #"{"b":{"y":1,"x":[1,{"deep":"changed"}],"new":true},"a":2}"#)
  }

  @Test func `assigning members or elements makes an object or array, nil makes it null`() {
    var value: JSONValue = 1
    value.object = ["a": 1]
    #expect(value == ["a": 1])
    value.array = [2]
    #expect(value == [2])
    value.object = nil
    #expect(value == [2])
    value.array = nil
    #expect(value.isNull)
  }

  @Test func `changing one of many elements in place does not copy the rest`() throws {
    var value: JSONValue = ["tasks": .array((0..<60_000).map { ["id": .integer($0)] })]
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for index in 0..<60_000 { value.object?["tasks"]?.array?[index].object?["id"] = "x" }
    }
    #expect(value["tasks"]?[59_999] == ["id": "x"])
    // In place this takes a tenth of a second, with copying it would be 60,000 times 60,000 elements.
    #expect(elapsed < .seconds(40))
  }

  @Test func `objects are equal in any order, arrays only in the same`() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"b":[1,2]}"#) == JSONValue(parsing: #"{"b":[1,2],"a":1}"#))
    #expect(try JSONValue(parsing: "[1,2]") != JSONValue(parsing: "[2,1]"))
    #expect(try JSONValue(parsing: #"{"a":1}"#) != JSONValue(parsing: #"{"a":1,"b":null}"#))
    #expect(try JSONValue(parsing: #"{"a":1,"c":1}"#) != JSONValue(parsing: #"{"a":1,"b":1}"#))
    #expect(JSONValue.string("1") != 1)
    #expect(JSONValue.null != false)
  }

  @Test func `strings are equal when their bytes are`() {
    #expect(JSONValue.string("\u{E9}") == .string("\u{E9}"))
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test(arguments: ["null", "true", "0", "-0", "1e400", "12345678901234567890123", "\"\"", "[]", "{}"])
  func `a value may stand alone, with white space and a byte order mark around it`(_ text: String) throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array(" \r\n\(text)\t ".utf8)).text() == text)
  }

  @Test func `unknown keys, their order and the text of numbers survive`() throws {
    let text = #"{"zz":1.50,"aa":1E5,"ß":{"q":12345678901234567890},"":[-0,0.0]}"#
    #expect(try JSONValue(parsing: text).text(.compact) == text)
  }

  @Test func `literals interpolate`() {
    let name = "Kai"
    #expect("Hello, \(name)" as JSONValue == .string("Hello, Kai"))
  }
}
