import JSONTree
import Testing

struct JSONWriterTests {
  private func write(_ layout: JSONWriter.Layout = .pretty, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout)
    body(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  private func everything(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("s")
    writer.string("x")
    writer.key(named: "k \"1\"")
    writer.integer(-5)
    writer.key("empty")
    writer.beginArray()
    writer.endArray()
    writer.key("none")
    writer.beginObject()
    writer.endObject()
    writer.key("list")
    writer.beginArray()
    writer.double(0.5)
    writer.bool(true)
    writer.null()
    writer.beginObject()
    writer.key("a")
    writer.bool(false)
    writer.endObject()
    writer.endArray()
    writer.endObject()
  }

  @Test func `a pretty document has one member or element a line`() {
    let text = write { everything(&$0) }
    #expect(
      text == """
        {
          "s": "x",
          "k \\"1\\"": -5,
          "empty": [],
          "none": {},
          "list": [
            0.5,
            true,
            null,
            {
              "a": false
            }
          ]
        }
        """)
  }

  @Test func `a compact document has no white space`() {
    let text = write(.compact) { everything(&$0) }
    #expect(text == #"{"s":"x","k \"1\"":-5,"empty":[],"none":{},"list":[0.5,true,null,{"a":false}]}"#)
  }

  @Test func `a value written inline is compact in the midst of a pretty document`() {
    let text = write { writer in
      writer.beginObject()
      writer.key("at")
      writer.inline { $0.value(["x": [1, 2], "y": ["z": .null]]) }
      writer.key("list")
      writer.beginArray()
      writer.inline { writer in
        writer.beginArray()
        writer.integer(1)
        writer.integer(2)
        writer.endArray()
      }
      writer.inline { $0.string("s") }
      writer.endArray()
      writer.endObject()
    }
    #expect(
      text == "{\n  \"at\": {\"x\":[1,2],\"y\":{\"z\":null}},\n  \"list\": [\n    [1,2],\n    \"s\"\n  ]\n}")
  }

  @Test func `raw bytes take the place of a value, or of several with their commas`() {
    let text = write { writer in
      writer.beginArray()
      writer.raw(Array("{\"a\": 1}".utf8)[...])
      Array("x2,\n  3x".utf8)[1...6].withUnsafeBufferPointer { writer.raw($0) }
      writer.integer(4)
      writer.endArray()
    }
    #expect(text == "[\n  {\"a\": 1},\n  2,\n  3,\n  4\n]")
  }

  @Test func `nil is written as null whatever it might have been`() {
    let text = write(.compact) { writer in
      writer.beginArray()
      writer.string(nil)
      writer.integer(nil)
      writer.double(nil)
      writer.bool(nil)
      writer.double(.nan)
      writer.double(-.infinity)
      writer.endArray()
    }
    #expect(text == "[null,null,null,null,null,null]")
  }

  @Test(arguments: [
    0, 1, -1, 9, 10, -10, 99, 100, 12_345, 999_999_999, 1_762_252_225_000, 999_999_999_999_999_999,
    1_000_000_000_000_000_000, -1_000_000_000_000_000_000, Int64.max, Int64.min,
  ])
  func `integers are written exactly`(_ value: Int64) {
    #expect(write { $0.integer(value) } == String(value))
  }

  @Test func `lines of JSON follow each other without commas`() {
    let text = write(.compact) { writer in
      for index in 0..<3 {
        writer.beginObject()
        writer.key("n")
        writer.integer(Int64(index))
        writer.endObject()
        writer.newLine()
      }
    }
    #expect(text == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n")
  }

  @Test func `what has been written so far can be looked at for a checksum`() {
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.key("a")
    writer.integer(1)
    #expect(writer.withBytes { Array($0) } == Array("{\"a\":1".utf8))
    #expect(writer.count == 6)
    writer.endObject()
    #expect(writer.finish() == Array("{\"a\":1}".utf8))
  }

  @Test func `the buffer grows with what is written`() {
    let long = String(repeating: "0123456789é\n", count: 10_000)
    var writer = JSONWriter(.pretty, reserving: 0)
    writer.beginArray()
    for _ in 0..<100 { writer.string("0123456789abcdef") }
    writer.string(long)
    writer.raw(Array("[7]".utf8)[...])
    writer.endArray()
    let value = try? JSONValue(parsing: writer.finish())
    #expect(value?.array?.count == 102)
    #expect(value?[100]?.string == long)
    #expect(value?[-1] == [7])
  }

  @Test func `deep nesting is indented all the way`() {
    let depth = 40
    let text = write { writer in
      for _ in 0..<depth { writer.beginArray() }
      for _ in 0..<depth { writer.endArray() }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 * depth - 1)
    #expect(lines[depth - 1] == String(repeating: "  ", count: depth - 1) + "[]")
    #expect(lines[depth] == String(repeating: "  ", count: depth - 2) + "]")
  }

  @Test func `a snapshot in canonical form is written back byte for byte`() throws {
    #expect(try JSONValue(parsing: Sample.snapshot).text() == Sample.snapshot)
  }
}
