import JSONTree
import Testing

struct JSONReaderTests {
  /// Reads `text` with `body`.
  private func read<Outcome>(
    _ text: String, _ body: (inout JSONReader) throws(JSONSyntaxError) -> Outcome
  ) throws(JSONSyntaxError) -> Outcome {
    try JSONReader.withReader(of: Array(text.utf8), body)
  }

  @Test func `an object is read key by key, whatever its white space`() throws {
    let text =
      " {\n\t\"id\" :\"t-1\" , \"done\":true,\"steps\" : [1 ,2,\r\n 3 ] ,\"rest\":{\"x\":[]},\"n\":null}\n"
    var seen: [String] = []
    try read(text) { reader throws(JSONSyntaxError) in
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch key {
        case "id": seen.append(try reader.readString())
        case "done": seen.append("\(try reader.readBool())")
        case "steps":
          try reader.beginArray()
          while try reader.nextElement() { seen.append("\(try reader.readInteger())") }
        case "n": seen.append("\(try reader.readOptionalInteger() as Int64?)")
        default:
          seen.append(key.string + String(decoding: reader.bytes(in: try reader.skipValue()), as: UTF8.self))
        }
      }
      try reader.finish()
    }
    #expect(seen == ["t-1", "true", "1", "2", "3", #"rest{"x":[]}"#, "nil"])
  }

  @Test func `empty containers end at once`() throws {
    try read("[{ },[ ],{},[]]") { reader throws(JSONSyntaxError) in
      try reader.beginArray()
      for isObject in [true, false, true, false] {
        #expect(try reader.nextElement())
        if isObject {
          try reader.beginObject()
          #expect(try reader.nextKey() == nil)
        } else {
          try reader.beginArray()
          #expect(try reader.nextElement() == false)
        }
      }
      #expect(try reader.nextElement() == false)
      try reader.finish()
    }
  }

  @Test(arguments: [
    ("null", JSONKind.null), ("true", .bool), ("false", .bool), ("-1", .number), ("0", .number),
    ("9", .number),
    ("\"\"", .string), ("[", .array), ("{", .object),
  ])
  func `the kind of a value is told by its first byte`(_ text: String, _ kind: JSONKind) throws {
    #expect(try read(text) { reader throws(JSONSyntaxError) in try reader.peekKind() } == kind)
  }

  @Test func `there is no kind where no value starts`() {
    #expect(throws: JSONSyntaxError(.unexpectedByte(0x78), offset: 1)) {
      try read(" x") { reader throws(JSONSyntaxError) in try reader.peekKind() }
    }
    #expect(throws: JSONSyntaxError(.unexpectedEnd, offset: 1)) {
      try read(" ") { reader throws(JSONSyntaxError) in try reader.peekKind() }
    }
  }

  @Test func `a byte order mark is passed at the start and counts in offsets`() throws {
    let offset = try JSONReader.withReader(of: [0xEF, 0xBB, 0xBF] + Array(" [1]".utf8)) {
      reader throws(JSONSyntaxError) in
      let offset = reader.offset
      try reader.skipValue()
      try reader.finish()
      return offset
    }
    #expect(offset == 4)
  }

  @Test func `skipping answers with the range of the value and leaves the reader behind it`() throws {
    let text = #"[ {"a" : [1, "]}"]} , 2]"#
    let range = try read(text) { reader throws(JSONSyntaxError) in
      try reader.beginArray()
      _ = try reader.nextElement()
      let range = try reader.skipValue()
      #expect(reader.offset == range.upperBound)
      return range
    }
    #expect(String(Array(text)[range]) == #"{"a" : [1, "]}"]}"#)
  }

  @Test func `skipping does not look for duplicate keys`() throws {
    #expect(
      try read(#"{"a":1,"a":2}"#) { reader throws(JSONSyntaxError) in try reader.skipValue() } == 0..<13)
  }

  @Test func `a value within can be read as a tree`() throws {
    let values = try read(#"{"known":1,"other":{"b":[true]}}"#) { reader throws(JSONSyntaxError) in
      var values: [JSONValue] = []
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if key == "known" { try reader.skipValue() } else { values.append(try reader.readValue()) }
      }
      return values
    }
    #expect(values == [["b": [true]]])
  }

  typealias Reading = @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Void

  static let readings: [(JSONKind, Reading)] = [
    (.object, { reader throws(JSONSyntaxError) in try reader.beginObject() }),
    (.array, { reader throws(JSONSyntaxError) in try reader.beginArray() }),
    (.string, { reader throws(JSONSyntaxError) in _ = try reader.readString() }),
    (.string, { reader throws(JSONSyntaxError) in _ = try reader.readOptionalString() }),
    (.number, { reader throws(JSONSyntaxError) in _ = try reader.readInteger() }),
    (.number, { reader throws(JSONSyntaxError) in _ = try reader.readOptionalInteger() }),
    (.number, { reader throws(JSONSyntaxError) in _ = try reader.readDouble() }),
    (.bool, { reader throws(JSONSyntaxError) in _ = try reader.readBool() }),
  ]

  @Test(arguments: 0..<8)
  func `a value of another type is named with both types`(_ index: Int) {
    let (expected, reading) = Self.readings[index]
    let values: [(String, JSONKind)] = [
      ("{}", .object), ("[]", .array), ("\"\"", .string), ("1", .number), ("true", .bool), ("null", .null),
    ]
    for (text, found) in values where found != expected {
      let isOptional = index == 3 || index == 5
      if isOptional && found == .null { continue }
      #expect(throws: JSONSyntaxError(.wrongType(expected: expected, found: found), offset: 1)) {
        try read(" " + text) { reader throws(JSONSyntaxError) in try reading(&reader) }
      }
    }
    #expect(throws: JSONSyntaxError(.unexpectedByte(0x78), offset: 1)) {
      try read(" x") { reader throws(JSONSyntaxError) in try reading(&reader) }
    }
    #expect(throws: JSONSyntaxError(.unexpectedEnd, offset: 1)) {
      try read(" ") { reader throws(JSONSyntaxError) in try reading(&reader) }
    }
  }

  @Test func `reading on after the outermost value is an error, not a trap`() {
    for (_, reading) in Self.readings {
      #expect(throws: JSONSyntaxError(.unexpectedEnd, offset: 2)) {
        try read("[]") { reader throws(JSONSyntaxError) in
          try reader.skipValue()
          try reading(&reader)
        }
      }
    }
  }

  @Test func `an empty buffer without an address is an unexpected end`() {
    #expect(throws: JSONSyntaxError(.unexpectedEnd, offset: 0)) {
      try JSONReader(UnsafeBufferPointer(start: nil, count: 0))
    }
  }
}
