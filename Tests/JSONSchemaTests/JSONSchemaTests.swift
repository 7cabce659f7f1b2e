import JSONSchema
import JSONTree
import Testing

@Suite struct JSONSchemaTests {
  private func faults(_ schema: String, _ value: String) throws -> [String] {
    try JSONSchema(parsing: schema).faults(in: JSONValue(parsing: value)).map {
      "\($0.location.pointer) \($0.keyword) \($0.schemaLocation.pointer)"
    }
  }

  @Test(arguments: [
    ("integer", "3", true), ("integer", "3.0", true), ("integer", "30e-1", true), ("integer", "3.5", false),
    ("integer", "123456789012345678901234567890", true), ("integer", "1e400", true),
    ("integer", "1e-400", false),
    ("integer", "123456789012345678901234567890.5", false), ("integer", "\"3\"", false),
    ("integer", "-0.0", true),
    ("integer", "0.00e5", true), ("integer", "1.50e1", true), ("integer", "1.55e1", false),
    ("integer", "100e-3", false),
    ("integer", "1234567890123456789000e-3", true),
    ("number", "3.5", true), ("number", "true", false), ("boolean", "true", true), ("boolean", "0", false),
    ("null", "null", true), ("null", "0", false), ("string", "\"\"", true), ("array", "[]", true),
    ("array", "{}", false),
    ("object", "{}", true), ("object", "[]", false),
  ])
  func `types are those of JSON Schema`(_ type: String, _ value: String, _ isRight: Bool) throws {
    #expect(try faults("{\"type\": \"\(type)\"}", value).isEmpty == isRight)
  }

  @Test func `one of several types is enough`() throws {
    let schema = #"{"type": ["integer", "null"]}"#
    #expect(try faults(schema, "null").isEmpty)
    #expect(try faults(schema, "1").isEmpty)
    #expect(try faults(schema, "\"1\"") == [" type /type"])
    #expect(try faults(#"{"type": ["integer", "number"]}"#, "1.5").isEmpty)
  }

  @Test(arguments: [
    (#"{"minimum": 0}"#, "-1", "minimum"), (#"{"minimum": 0}"#, "-0.001", "minimum"),
    (#"{"minimum": 0}"#, "0", ""),
    (#"{"minimum": 0}"#, "-0", ""), (#"{"minimum": 0}"#, "\"x\"", ""), (#"{"maximum": 100}"#, "100", ""),
    (#"{"maximum": 100}"#, "100.5", "maximum"), (#"{"maximum": 100}"#, "1e999", "maximum"),
    (#"{"minLength": 1}"#, "\"\"", "minLength"), (#"{"minLength": 2}"#, "\"語\"", "minLength"),
    (#"{"minLength": 1}"#, "\"x\"", ""),
    (#"{"maxLength": 2}"#, "\"語語\"", ""), (#"{"maxLength": 2}"#, "\"語語語\"", "maxLength"),
    (#"{"maxLength": 2}"#, "\"👨‍👩\"", "maxLength"), (#"{"maxLength": 1}"#, "\"e\u{301}\"", "maxLength"),
    (#"{"minItems": 1}"#, "[]", "minItems"), (#"{"maxItems": 1}"#, "[1,2]", "maxItems"),
    (#"{"maxItems": 1}"#, "\"ab\"", ""),
    (#"{"const": 1}"#, "1.0", ""), (#"{"const": 1}"#, "true", "const"),
    (#"{"const": {"a": [1]}}"#, "{\"a\": [1.0]}", ""),
    (#"{"enum": ["a", null]}"#, "null", ""), (#"{"enum": ["a", null]}"#, "\"A\"", "enum"),
    (#"{"pattern": "^[0-9a-f]{8}$"}"#, "\"8d0c51aa\"", ""),
    (#"{"pattern": "^[0-9a-f]{8}$"}"#, "\"8d0c51aA\"", "pattern"),
    (#"{"pattern": "^[0-9a-f]{8}$"}"#, "\"8d0c51aab\"", "pattern"),
    (#"{"pattern": "^[0-9a-f]{8}$"}"#, "8", ""),
  ])
  func `every keyword finds what it is for, and nothing else`(
    _ schema: String, _ value: String, _ keyword: String
  ) throws {
    #expect(try faults(schema, value) == (keyword.isEmpty ? [] : [" \(keyword) /\(keyword)"]))
  }

  @Test func `faults come in the order of the document, those of a value before those inside`() throws {
    let schema = """
      {"type": "object", "required": ["a", "z", "b"],
       "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}}
      """
    #expect(
      try faults(schema, #"{"b": [1, "x", null], "c": 0, "a": 1}"#) == [
        " required /required", "/b/1 type /properties/b/items/type", "/b/2 type /properties/b/items/type",
        "/a type /properties/a/type",
      ])
  }

  @Test func `a reference asks together with its siblings`() throws {
    let schema = """
      {"$defs": {"count": {"type": "integer", "minimum": 0}}, "$ref": "#/$defs/count", "maximum": 5}
      """
    #expect(try faults(schema, "-1") == [" minimum /$defs/count/minimum"])
    #expect(try faults(schema, "9") == [" maximum /maximum"])
  }

  @Test func `definitions may refer to themselves`() throws {
    let schema = """
      {"$ref": "#/$defs/tree", "$defs": {"tree": {"type": "object", "properties": {"parts": {"items": {"$ref": "#/$defs/tree"}}}}}}
      """
    #expect(
      try faults(schema, #"{"parts": [{}, {"parts": [1]}]}"#) == ["/parts/1/parts/0 type /$defs/tree/type"])
  }

  @Test(arguments: [
    #"{"oneOf": [{}]}"#, #"{"properties": {"a": {"minimumm": 1}}}"#, #"{"additionalProperties": false}"#,
    ##"{"items": {"$dynamicRef": "#x"}}"##,
  ])
  func `a keyword it does not know is refused`(schema: String) throws {
    #expect {
      try JSONSchema(parsing: schema)
    } throws: { error in
      if case .unsupportedKeyword? = error as? JSONSchemaError { return true }
      return false
    }
  }

  @Test(arguments: [
    "true", "[]", #"{"type": "float"}"#, #"{"type": []}"#, #"{"enum": []}"#, #"{"required": "a"}"#,
    #"{"minLength": -1}"#,
    #"{"minimum": "0"}"#, #"{"pattern": "a"}"#, #"{"pattern": "^(a|b)$"}"#, #"{"$ref": "other.json"}"#,
    ##"{"$ref": "#/$defs/none"}"##, ##"{"$ref": "#"}"##,
    ##"{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##, #"{"items": true}"#,
  ])
  func `what makes no sense is refused`(schema: String) throws {
    #expect {
      try JSONSchema(parsing: schema)
    } throws: { error in
      if case .invalid? = error as? JSONSchemaError { return true }
      return false
    }
  }

  @Test func `a schema that is no JSON is refused`() {
    #expect(throws: JSONSchemaError.syntax(JSONSyntaxError(.unexpectedEnd, offset: 1))) {
      try JSONSchema(parsing: "{")
    }
  }

  @Test func `what was expected is said in a phrase`() throws {
    let schema =
      #"{"type": ["integer", "null"], "enum": ["a", 1], "minimum": 5, "required": ["x"], "maxLength": 1}"#
    let all = try JSONSchema(parsing: schema)
    #expect(
      all.faults(in: "ab").map(\.expectation) == [
        "an integer or null", "one of: a, 1", "at most 1 character",
      ])
    #expect(all.faults(in: 4).map(\.expectation) == ["one of: a, 1", "a number of at least 5"])
    #expect(all.faults(in: [:]).map(\.expectation).last == "the key 'x'")
  }
}
