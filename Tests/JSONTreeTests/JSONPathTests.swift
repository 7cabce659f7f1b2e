import JSONTree
import Testing

struct JSONPathTests {
  static let document: JSONValue = [
    "version": "2.0.0",
    "stats": ["overallProgress": 53, "average": 0.5, "unknown": .null],
    "tasks": [
      [
        "id": "t-1", "status": "in_progress", "content": "One", "progress": 60, "agent": "Kai",
        "tags": ["api", "x"],
      ],
      ["id": "t-2", "status": "pending", "content": "Two", "progress": .null, "agent": "café"],
      [
        "id": "t-3", "status": "in_progress", "content": "Three", "progress": 100, "done": true,
        "agent": "true",
      ],
      "stray",
    ],
    "odd.key": ["a b": 1, "": 2, "[x]": 3, "q\"": 4],
  ]

  static let questions: [(String, [String])] = [
    ("version", ["version=\"2.0.0\""]),
    (".version", ["version=\"2.0.0\""]),
    ("stats.overallProgress", ["stats.overallProgress=53"]),
    ("stats[\"average\"]", ["stats.average=0.5"]),
    ("stats.unknown", ["stats.unknown=null"]),
    ("stats.absent", []),
    ("stats.absent.deeper", []),
    ("version.length", []),
    ("tasks[0].content", ["tasks[0].content=\"One\""]),
    ("tasks[-1]", ["tasks[3]=\"stray\""]),
    ("tasks[-4].id", ["tasks[0].id=\"t-1\""]),
    ("tasks[4]", []),
    ("tasks[-5]", []),
    ("version[0]", []),
    ("tasks.0", []),
    ("tasks[0].tags[*]", ["tasks[0].tags[0]=\"api\"", "tasks[0].tags[1]=\"x\""]),
    ("tasks[*].id", ["tasks[0].id=\"t-1\"", "tasks[1].id=\"t-2\"", "tasks[2].id=\"t-3\""]),
    ("stats[*]", ["stats.overallProgress=53", "stats.average=0.5", "stats.unknown=null"]),
    ("tasks[status=in_progress].content", ["tasks[0].content=\"One\"", "tasks[2].content=\"Three\""]),
    ("tasks[status!=in_progress].id", ["tasks[1].id=\"t-2\""]),
    ("tasks[status=in_progress][0]", []),
    ("tasks[progress=60].id", ["tasks[0].id=\"t-1\""]),
    ("tasks[progress=6e1].id", ["tasks[0].id=\"t-1\""]),
    ("tasks[progress=100.0].id", ["tasks[2].id=\"t-3\""]),
    ("tasks[progress=\"60\"].id", []),
    ("tasks[progress=null].id", ["tasks[1].id=\"t-2\""]),
    ("tasks[done=null].id", ["tasks[0].id=\"t-1\"", "tasks[1].id=\"t-2\""]),
    ("tasks[done=true].id", ["tasks[2].id=\"t-3\""]),
    ("tasks[agent=true].id", ["tasks[2].id=\"t-3\""]),
    ("tasks[done=\"true\"].id", []),
    ("tasks[agent=kai].id", []),
    ("tasks[agent=café].id", ["tasks[1].id=\"t-2\""]),
    ("tasks[agent=cafe\u{301}].id", []),
    ("tasks[tags=api].id", []),
    ("tasks[content=].id", []),
    ("tasks[\"content\"=\"Two\"].id", ["tasks[1].id=\"t-2\""]),
    ("[\"odd.key\"][\"a b\"]", ["[\"odd.key\"][\"a b\"]=1"]),
    ("[\"odd.key\"][\"\"]", ["[\"odd.key\"][\"\"]=2"]),
    ("[\"odd.key\"][\"[x]\"]", ["[\"odd.key\"][\"[x]\"]=3"]),
    ("[\"odd.key\"][\"q\\\"\"]", ["[\"odd.key\"][\"q\\\"\"]=4"]),
    ("[\"odd\\u002ekey\"][\"a b\"]", ["[\"odd.key\"][\"a b\"]=1"]),
  ]

  @Test(arguments: questions)
  func `a path finds values and tells where they are`(_ path: String, _ expected: [String]) throws {
    let matches = try JSONPath(path).matches(in: Self.document)
    #expect(matches.map { "\($0.location)=\($0.value.text(.compact))" } == expected)
    // The place of a match is a path to just that match.
    for match in matches {
      #expect(try JSONPath(match.location.description).matches(in: Self.document) == [match])
    }
  }

  @Test(arguments: ["", "."])
  func `the empty path is the root`(_ path: String) throws {
    let matches = try JSONPath(path).matches(in: Self.document)
    #expect(matches.map(\.value) == [Self.document])
    #expect(matches.map(\.location.description) == ["."])
  }

  @Test func `an index applies to the root too`() throws {
    #expect(try JSONPath("[1]").matches(in: [1, 2]).map(\.value) == [2])
    #expect(try JSONPath("[*][0]").matches(in: [[1], [2]]).map(\.value) == [1, 2])
  }

  @Test func `large integers in a filter are compared exactly`() throws {
    let document: JSONValue = [["n": 9_007_199_254_740_993], ["n": 9_007_199_254_740_992]]
    #expect(try JSONPath("[n=9007199254740993]").matches(in: document).map(\.location.description) == ["[0]"])
    #expect(try JSONPath("[n=9007199254740992.5]").matches(in: document).isEmpty)
  }

  @Test(arguments: [
    ("..", JSONPathError.Kind.nameExpected, 1), ("a.", .nameExpected, 2), ("a..b", .nameExpected, 2),
    (".[0]", .nameExpected, 1), ("a.\"b\"", .nameExpected, 2), ("a[", .selectorExpected, 2),
    ("a[]", .selectorExpected, 2),
    ("a[ 0]", .selectorExpected, 2), ("a[.x]", .selectorExpected, 2), ("a[status]", .selectorExpected, 2),
    ("a[1x]", .selectorExpected, 2), ("a[-]", .selectorExpected, 2), ("a[**]", .selectorExpected, 2),
    ("a[x!y]", .selectorExpected, 4), ("a[0", .closingBracketExpected, 3),
    ("a[x=1", .closingBracketExpected, 5),
    ("a[x=\"1\"y]", .closingBracketExpected, 7), ("a[0]b", .stepExpected, 4), ("a b", .stepExpected, 1),
    ("設計[0]x", .stepExpected, 5), ("a]", .stepExpected, 1), ("a=b", .stepExpected, 1),
    ("a[\"b]", .invalidString, 2),
    ("a[\"\\x\"]", .invalidString, 2), ("a[x=\"b\\\"]", .invalidString, 4),
    ("a[99999999999999999999]", .indexTooLarge, 2),
  ])
  func `a path that is not one is refused with the place`(
    _ path: String, _ kind: JSONPathError.Kind, _ offset: Int
  ) {
    let error = #expect(throws: JSONPathError.self) { try JSONPath(path) }
    #expect(error?.kind == kind)
    #expect(error?.offset == offset)
  }
}
