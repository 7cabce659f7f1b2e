import JSONTree
import Testing

/// Rule 7 of ``JSONReader``, and the bounds on bytes.
struct JSONLimitsTests {
  static func nested(_ depth: Int, _ open: String = "[", _ close: String = "]") -> [UInt8] {
    Array((String(repeating: open, count: depth) + String(repeating: close, count: depth)).utf8)
  }

  @Test(arguments: [1, 63, 64])
  func `brackets up to the depth limit pass`(_ depth: Int) {
    let verdict = Verdict(Self.nested(depth))
    #expect(verdict.treeFault == nil)
    #expect(verdict.disagreement == nil)
  }

  @Test(arguments: [65, 66, 513])
  func `the first bracket past the depth limit is the fault`(_ depth: Int) {
    let verdict = Verdict(Self.nested(depth))
    #expect(verdict.treeFault == JSONSyntaxError(.tooDeep(64), offset: 64))
    #expect(verdict.disagreement == nil)
  }

  @Test func `objects count as arrays do`() {
    let passing = Array(
      (String(repeating: #"{"a":"#, count: 64) + "1" + String(repeating: "}", count: 64)).utf8)
    #expect(Verdict(passing).treeFault == nil)
    let failing = Array(String(repeating: #"[{"a":"#, count: 40).utf8)
    let verdict = Verdict(failing)
    #expect(verdict.treeFault == JSONSyntaxError(.tooDeep(64), offset: 32 * 6))
    #expect(verdict.disagreement == nil)
  }

  @Test func `containers that have closed do not count`() {
    let verdict = Verdict(Array(("[" + String(repeating: "[[]],", count: 1000) + "[]]").utf8))
    #expect(verdict.treeFault == nil)
    #expect(verdict.disagreement == nil)
  }

  @Test(arguments: [false, true])
  func `five million brackets fail at the limit without using the stack`(_ areClosed: Bool) {
    var bytes = [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)
    if areClosed { bytes += [UInt8](repeating: UInt8(ascii: "]"), count: 5_000_000) }
    let verdict = Verdict(bytes)
    #expect(verdict.treeFault == JSONSyntaxError(.tooDeep(64), offset: 64))
    #expect(verdict.disagreement == nil)
  }

  @Test func `the depth at which a value is skipped counts for what is in it`() throws {
    let limits = JSONLimits(maximumBytes: 100, maximumDepth: 3)
    #expect(throws: JSONSyntaxError(.tooDeep(3), offset: 3)) {
      try JSONReader.withReader(of: Array("[[[[]]]]".utf8), limits: limits) {
        reader throws(JSONSyntaxError) in
        try reader.beginArray()
        _ = try reader.nextElement()
        try reader.skipValue()
      }
    }
  }

  @Test func `no limit on depth is beyond what one word can hold`() {
    #expect(JSONLimits(maximumBytes: 1, maximumDepth: 1_000).maximumDepth == 64)
    #expect(JSONLimits(maximumBytes: -1, maximumDepth: -1) == JSONLimits(maximumBytes: 0, maximumDepth: 0))
    #expect(JSONLimits.hookInput == JSONLimits(maximumBytes: 33_554_432, maximumDepth: 64))
    #expect(JSONLimits.store == JSONLimits(maximumBytes: 268_435_456, maximumDepth: 64))
  }

  @Test func `a depth limit of nothing allows scalars only`() {
    let limits = JSONLimits(maximumBytes: 100, maximumDepth: 0)
    #expect(Verdict(Array("1".utf8), limits: limits).treeFault == nil)
    #expect(Verdict(Array("[]".utf8), limits: limits).treeFault == JSONSyntaxError(.tooDeep(0), offset: 0))
  }

  @Test func `an input as long as the limit passes and one byte more does not`() {
    let bytes = Array(#"["abcdefgh"]"#.utf8)
    #expect(Verdict(bytes, limits: JSONLimits(maximumBytes: bytes.count, maximumDepth: 1)).treeFault == nil)
    let verdict = Verdict(
      bytes, splitAt: 5, limits: JSONLimits(maximumBytes: bytes.count - 1, maximumDepth: 1))
    #expect(verdict.treeFault == JSONSyntaxError(.tooLarge(bytes.count - 1), offset: bytes.count - 1))
    #expect(verdict.disagreement == nil)
  }

  @Test func `a string of 33 MiB is too large for a hook, as one piece and in chunks`() {
    let limit = JSONSyntaxError(.tooLarge(32 << 20), offset: 32 << 20)
    var chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    chunk[0] = UInt8(ascii: "[")
    chunk[1] = UInt8(ascii: "\"")
    var boundary = JSONBoundary()
    #expect(boundary.scan(chunk) == .incomplete)
    chunk[0] = UInt8(ascii: "x")
    chunk[1] = UInt8(ascii: "x")
    for _ in 1..<32 { #expect(boundary.scan(chunk) == .incomplete) }
    #expect(boundary.scan(chunk) == .failed(limit))
    let whole = [UInt8](repeating: UInt8(ascii: "x"), count: 33 << 20)
    #expect(throws: limit) { try JSONValue(parsing: whole, limits: .hookInput) }
  }

  @Test func `one hundred thousand keys are read and found`() throws {
    let count = 100_000
    let text = "{" + (0..<count).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
    let verdict = Verdict(Array(text.utf8), splitAt: 1_000)
    #expect(verdict.disagreement == nil)
    let object = try #require(try verdict.tree.get().object)
    #expect(object.count == count)
    #expect(object["key99999"] == 99_999)
    #expect(object["key100000"] == nil)
    let twice = Verdict(Array((text.dropLast() + ",\"key500\":0}").utf8))
    #expect(twice.treeFault == JSONSyntaxError(.duplicateKey("key500"), offset: text.utf8.count))
    #expect(twice.disagreement == nil)
  }
}
