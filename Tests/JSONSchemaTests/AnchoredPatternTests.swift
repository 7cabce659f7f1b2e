import Testing

@testable import JSONSchema

@Suite struct AnchoredPatternTests {
  @Test(arguments: [
    ("^a*b$", "b", true), ("^a*b$", "aaab", true), ("^a*b$", "aaa", false), ("^a?a?aa$", "aa", true),
    ("^a?a?aa$", "aaaaa", false), ("^[a-c_-]+$", "a-_c", true), ("^[a-c_-]+$", "", false),
    ("^x{2,3}$", "xx", true),
    ("^x{2,3}$", "xxxx", false), ("^x{2,}$", "xxxxx", true), ("^x{2,}$", "x", false),
    ("^v\\.1$", "v.1", true),
    ("^v\\.1$", "vx1", false), ("^$", "", true), ("^$", "a", false), ("^é$", "é", true),
  ])
  func `the whole text has to be of the form`(_ pattern: String, _ text: String, _ isRight: Bool) throws {
    #expect(try #require(AnchoredPattern(pattern)).matches(text) == isRight)
  }

  @Test func `many optional parts do not take for ever`() throws {
    let pattern = "^" + String(repeating: "a?", count: 100) + String(repeating: "a", count: 100) + "$"
    #expect(try #require(AnchoredPattern(pattern)).matches(String(repeating: "a", count: 100)))
  }

  @Test(arguments: [
    "a", "^a", "a$", "^.$", "^(a)$", "^a|b$", "^[^a]$", "^[a$", "^\\d$", "^a**$", "^a{3,2}$", "^a{1000}$",
    "^[]$",
  ])
  func `what is not simple is refused`(pattern: String) {
    #expect(AnchoredPattern(pattern) == nil)
  }
}
