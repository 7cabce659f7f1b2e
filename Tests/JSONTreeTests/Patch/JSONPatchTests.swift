import JSONTree
import Testing
import TestSupport

struct JSONPatchTests {
  private static func patch(_ old: String, _ new: String) throws -> [String] {
    let old = try JSONValue(parsing: old)
    let new = try JSONValue(parsing: new)
    return JSONPatch(from: old, to: new).operations.map { operation in
      let word =
        switch operation {
        case .add: "+"
        case .remove: "-"
        case .replace: "~"
        }
      let value = operation.value.map { " " + $0.text(.compact) } ?? ""
      return "\(word)\(operation.location.pointer)\(value)"
    }
  }

  static let differences: [(old: String, new: String, patch: [String])] = [
    ("1", "1", []), ("1", "2", ["~ 2"]), ("{}", "[]", ["~ []"]), ("{}", "{}", []),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, []),
    (#"{"a":1,"b":2}"#, #"{"a":1}"#, ["-/b"]),
    (#"{"a":1}"#, #"{"z":0,"a":2}"#, ["+/z 0", "~/a 2"]),
    (#"{"a":null}"#, #"{"b":null,"c":1}"#, [#"~ {"b":null,"c":1}"#]),
    (#"{"a/b~":{"x":1,"y":1}}"#, #"{"a/b~":{"x":2,"y":1}}"#, ["~/a~1b~0/x 2"]),
    (#"{"n":1.0}"#, #"{"n":1}"#, ["~/n 1"]),
    ("[1,2,3]", "[1,3]", ["-/1"]), ("[1,3]", "[1,2,3]", ["+/1 2"]), ("[]", "[1]", ["+/0 1"]),
    ("[1]", "[]", ["-/0"]), ("[1,2,3]", "[1,9,3]", ["~/1 9"]),
    (#"["a","b","c","d"]"#, #"["b","c","x","d"]"#, ["-/0", #"+/2 "x""#]),
    (#"[{"a":1,"b":1},{"a":2}]"#, #"[{"a":1,"b":3},{"a":2}]"#, ["~/0/b 3"]),
    // By id: the edited one is edited, not the one at its old place.
    (
      #"[{"id":"x","s":1},{"id":"y","s":1},{"id":"z","s":1}]"#, #"[{"id":"y","s":2},{"id":"z","s":1}]"#,
      ["-/0", "~/0/s 2"]
    ),
    (#"[{"id":1,"s":1}]"#, #"[{"id":2,"s":1}]"#, ["-/0", #"+/0 {"id":2,"s":1}"#]),
    (#"[{"id":1},{"id":2},{"id":3}]"#, #"[{"id":3},{"id":1},{"id":2}]"#, ["-/2", #"+/0 {"id":3}"#]),
    // Two of the same id: by what they say, so that giving one of them a new id is one change.
    (
      #"[{"id":"x","n":1},{"id":"x","n":2},{"id":"y","n":3}]"#,
      #"[{"id":"x","n":1},{"id":"x-2","n":2},{"id":"y","n":3}]"#, [#"~/1/id "x-2""#]
    ),
  ]

  @Test(arguments: differences)
  func `a patch says what changed and nothing else`(
    _ row: (old: String, new: String, patch: [String])
  ) throws {
    #expect(try Self.patch(row.old, row.new) == row.patch)
  }

  @Test
  func `applied to the old value it gives the new one`() throws {
    let seed = SeededGenerator.seed(of: "JSONPatchTests")
    var random = RandomJSON(seed: seed)
    for round in 0..<1_500 {
      let old = random.value()
      let new = random.generator.once(in: 4) ? random.value() : random.edited(old)
      let patch = JSONPatch(from: old, to: new)
      guard try patch.applied(to: old) == new, patch.isEmpty == (old == new) else {
        Issue.record("round \(round) of seed \(seed): \(patch.json.text(.compact))")
        return
      }
      let again = try JSONPatch(json: JSONValue(parsing: patch.json.bytes(.compact)))
      #expect(try again.applied(to: old) == new, "round \(round) of seed \(seed)")
    }
  }

  @Test
  func `arrays of objects with ids are patched whatever happened to their order`() throws {
    let seed = SeededGenerator.seed(of: "JSONPatchTests")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let old = Self.tasks(&generator)
      let new = Self.tasks(&generator)
      #expect(try JSONPatch(from: old, to: new).applied(to: old) == new, "seed \(seed)")
    }
  }

  private static func tasks(_ generator: inout SeededGenerator) -> JSONValue {
    let ids = Array(0..<12).shuffled(using: &generator).prefix(Int.random(in: 0...12, using: &generator))
    return .array(
      ids.map { ["id": .string("t-\($0)"), "progress": .integer(Int.random(in: 0...2, using: &generator))] })
  }

  @Test
  func `it is written as RFC 6902 says`() throws {
    let patch = JSONPatch([
      .add(JSONLocation([.key("a"), .index(0)]), "x"), .remove(JSONLocation([.key("b/c")])),
      .replace(JSONLocation(), .null),
    ])
    #expect(
      patch.json.text(.compact)
        == #"[{"op":"add","path":"/a/0","value":"x"},{"op":"remove","path":"/b~1c"},"#
        + #"{"op":"replace","path":"","value":null}]"#)
    #expect(try JSONPatch(json: patch.json) == patch)
  }

  @Test(arguments: [
    ("{}", 0), (#"[{"op":"add","path":"/a"}]"#, 0),
    (#"[{"op":"remove","path":"/a"},{"op":"test","path":""}]"#, 1),
    (#"[{"op":"remove","path":"a"}]"#, 0), (#"[{"op":"remove","path":"/~2"}]"#, 0), ("[1]", 0),
  ])
  func `what is no patch is refused`(_ text: String, _ operation: Int) throws {
    let json = try JSONValue(parsing: text)
    #expect(throws: JSONPatchError(operation: operation)) { try JSONPatch(json: json) }
  }

  static let misfits: [(value: String, patch: String, operation: Int)] = [
    ("{}", #"[{"op":"remove","path":"/a"}]"#, 0), ("{}", #"[{"op":"replace","path":"/a","value":1}]"#, 0),
    ("[1]", #"[{"op":"add","path":"/1","value":2},{"op":"add","path":"/3","value":3}]"#, 1),
    ("[1]", #"[{"op":"remove","path":"/1"}]"#, 0), ("[1]", #"[{"op":"remove","path":"/x"}]"#, 0),
    ("[1]", #"[{"op":"replace","path":"/01","value":1}]"#, 0),
    ("1", #"[{"op":"add","path":"/a","value":1}]"#, 0),
    ("{}", #"[{"op":"remove","path":""}]"#, 0), (#"{"a":1}"#, #"[{"op":"add","path":"/a/b","value":1}]"#, 0),
  ]

  @Test(arguments: misfits)
  func `an operation without a place to work on is named`(
    _ row: (value: String, patch: String, operation: Int)
  ) throws {
    let patch = try JSONPatch(json: JSONValue(parsing: row.patch))
    let value = try JSONValue(parsing: row.value)
    #expect(throws: JSONPatchError(operation: row.operation)) { try patch.applied(to: value) }
  }

  @Test
  func `digits are an index or a key as the value asks for`() throws {
    let patch = try JSONPatch(json: [
      ["op": "replace", "path": "/0/1", "value": "x"], ["op": "add", "path": "/0/-", "value": "y"],
    ])
    #expect(try patch.applied(to: ["0": ["a", "b"]]) == ["0": ["a", "x", "y"]])
    #expect(try patch.applied(to: [["a", "b"]]) == [["a", "x", "y"]])
  }

  @Test
  func `a value is found by its location`() throws {
    let value: JSONValue = ["a": [["0": "deep"]]]
    #expect(value[JSONLocation()] == value)
    #expect(value[JSONLocation([.key("a"), .index(0), .index(0)])] == "deep")
    #expect(value[JSONLocation([.key("a"), .index(1)])] == nil)
    #expect(value[JSONLocation([.key("a"), .key("x")])] == nil)
  }
}

extension RandomJSON {
  /// A copy with a few things changed, so that most of it can be kept.
  mutating func edited(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(var elements):
      for index in elements.indices where generator.once(in: 3) { elements[index] = edited(elements[index]) }
      if generator.once(in: 3) {
        elements.insert(self.value(depth: 1), at: Int.random(in: 0...elements.count, using: &generator))
      }
      if !elements.isEmpty, generator.once(in: 3) {
        elements.remove(at: Int.random(in: 0..<elements.count, using: &generator))
      }
      return .array(elements)
    case .object(var members):
      for key in members.keys where generator.once(in: 3) {
        members[key] = generator.once(in: 3) ? nil : edited(members[key] ?? .null)
      }
      if generator.once(in: 3) { members[string()] = self.value(depth: 1) }
      return .object(members)
    default:
      return generator.once(in: 2) ? self.value(depth: 1) : value
    }
  }
}
