import JSONTree
import Testing
import TestSupport

/// The boundary, and rule 9 of ``JSONReader``.
struct JSONBoundaryTests {
  private func scan(_ chunks: [[UInt8]]) -> JSONBoundary.Progress {
    var boundary = JSONBoundary()
    for chunk in chunks { boundary.scan(chunk) }
    return boundary.progress
  }

  static let inputs: [(String, JSONBoundary.Progress)] = [
    (Sample.everything + "trailing", .complete(length: Sample.everything.utf8.count - 1)),
    (Sample.snapshot + "\n", .complete(length: Sample.snapshot.utf8.count)),
    ("{}", .complete(length: 2)),
    (" \n[ ] ]", .complete(length: 5)),
    ("\u{FEFF} {\"設\":\"🙂\"}", .complete(length: 18)),
    (
      #"{"abcdefgh":1,"abcdefgi":2,"abc\u0064efgh":3}"#,
      .failed(JSONSyntaxError(.duplicateKey("abcdefgh"), offset: 27))
    ),
    (#"{"é":[1,2,{"x":nul}]}"#, .failed(JSONSyntaxError(.unexpectedByte(0x7D), offset: 19))),
    ("[\"🙂\u{1}\"]", .failed(JSONSyntaxError(.controlCharacterInString, offset: 6))),
    ("[12.5e+7,-0,1.x]", .failed(JSONSyntaxError(.invalidNumber, offset: 14))),
  ]

  @Test(arguments: 0..<9)
  func `the outcome is the same wherever the input is split in two`(_ index: Int) {
    let (text, expected) = Self.inputs[index]
    let bytes = Array(text.utf8)
    for split in 0...bytes.count {
      let outcome = scan([Array(bytes[..<split]), Array(bytes[split...])])
      if outcome != expected { Issue.record("split at \(split): \(outcome)") }
    }
  }

  @Test(arguments: 0..<9, 1...4)
  func `the outcome is the same in chunks of a few bytes`(_ index: Int, _ size: Int) {
    let (text, expected) = Self.inputs[index]
    let bytes = Array(text.utf8)
    let chunks = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    #expect(scan(chunks) == expected)
  }

  @Test func `the value is complete with its last byte and not before`() {
    let bytes = Array(Sample.everything.utf8.dropLast())
    var boundary = JSONBoundary()
    for byte in bytes.dropLast() { #expect(boundary.scan([byte]) == .incomplete) }
    #expect(boundary.scan(Array(bytes.suffix(1))) == .complete(length: bytes.count))
  }

  @Test func `a wrong byte is told at once, though the value has no end yet`() {
    var boundary = JSONBoundary()
    #expect(boundary.scan(Array(#"{"a":tru"#.utf8)) == .incomplete)
    let fault = JSONBoundary.Progress.failed(JSONSyntaxError(.unexpectedByte(0x78), offset: 8))
    #expect(boundary.scan(Array("x".utf8)) == fault)
    #expect(boundary.scan(Array("e}".utf8)) == fault)
    #expect(boundary.finish() == fault)
  }

  @Test func `what follows a complete value is not looked at`() {
    var boundary = JSONBoundary()
    #expect(boundary.scan(Array("{} garbage".utf8)) == .complete(length: 2))
    #expect(boundary.scan([0xFF, 0x00]) == .complete(length: 2))
    #expect(boundary.finish() == .complete(length: 2))
  }

  @Test(arguments: [
    ("1", JSONKind.number), ("-", .number), ("\"x", .string), ("t", .bool), ("f", .bool), ("n", .null),
  ])
  func `a scalar is refused by its first byte`(_ text: String, _ kind: JSONKind) {
    let fault = JSONSyntaxError(.wrongType(expected: .object, found: kind), offset: 1)
    #expect(scan([Array((" " + text).utf8)]) == .failed(fault))
  }

  @Test func `an input that ends too early is an error only once it has ended`() {
    var boundary = JSONBoundary()
    #expect(boundary.finish() == .failed(JSONSyntaxError(.unexpectedEnd, offset: 0)))
    boundary = JSONBoundary()
    #expect(boundary.scan(Array(" {\"a\"".utf8)) == .incomplete)
    #expect(boundary.scan([]) == .incomplete)
    #expect(boundary.finish() == .failed(JSONSyntaxError(.unexpectedEnd, offset: 5)))
    #expect(boundary.scan(Array("}".utf8)) == .failed(JSONSyntaxError(.unexpectedEnd, offset: 5)))
  }

  @Test func `a limit is told by the first byte past it, and a value that ends on it passes`() {
    let limits = JSONLimits(maximumBytes: 6, maximumDepth: 2)
    let fault = JSONBoundary.Progress.failed(JSONSyntaxError(.tooLarge(6), offset: 6))
    var boundary = JSONBoundary(limits: limits)
    #expect(boundary.scan(Array("[1,2,3".utf8)) == .incomplete)
    #expect(boundary.scan(Array("]".utf8)) == fault)
    boundary = JSONBoundary(limits: limits)
    #expect(boundary.scan(Array("[1,23] and more".utf8)) == .complete(length: 6))
    boundary = JSONBoundary(limits: limits)
    #expect(boundary.scan(Array("[ [".utf8)) == .incomplete)
    #expect(boundary.scan(Array("[".utf8)) == .failed(JSONSyntaxError(.tooDeep(2), offset: 3)))
  }

  @Test func `duplicate keys are found as a tree finds them, in objects of any nesting`() {
    let seed = SeededGenerator.seed(of: "duplicate keys")
    var generator = SeededGenerator(seed: seed)
    var duplicates = 0
    for round in 0..<400 {
      let bytes = Array(Self.object(levels: 4, using: &generator).utf8)
      let verdict = Verdict(bytes, splitAt: Int.random(in: 0...bytes.count, using: &generator))
      if let fault = verdict.treeFault, case .duplicateKey = fault.kind { duplicates += 1 }
      if let disagreement = verdict.disagreement {
        Issue.record(
          "round \(round) of seed \(seed): \(disagreement)\n\(String(decoding: bytes, as: UTF8.self))")
      }
    }
    #expect((20...380).contains(duplicates))
  }

  private static func object(levels: Int, using generator: inout SeededGenerator) -> String {
    let members = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      let key = "key\(Int.random(in: 0...60, using: &generator))"
      let value = levels > 0 ? object(levels: levels - 1, using: &generator) : "[]"
      return "\"\(Bool.random(using: &generator) ? key : "\\u006bey" + key.dropFirst(3))\":\(value)"
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
