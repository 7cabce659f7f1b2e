import JSONTree
import Testing

@Suite struct DuplicateKeysTests {
  private func found(_ text: String) throws -> [String] {
    try DuplicateKeys.find(in: Array(text.utf8)).map { "\($0.location.pointer)@\($0.offset)" }
  }

  @Test func `every later appearance is found, in the order of the text`() throws {
    #expect(
      try found(#"{"a":1,"b":{"c":1,"c":2,"c":3},"a":[{"x":1,"x":2}]}"#) == [
        "/b/c@18", "/b/c@24", "/a@31", "/a/0/x@43",
      ])
  }

  @Test func `the same key in two objects is none`() throws {
    #expect(try found(#"[{"a":1},{"a":1},{"b":{"b":1}}]"#).isEmpty)
  }

  @Test func `keys are the same once escapes are resolved, and only then`() throws {
    #expect(try found(#"{"é":1,"\u00e9":2}"#) == ["/é@8"])
    #expect(try found(#"{"é":1,"e\u0301":2}"#).isEmpty)
  }
}
