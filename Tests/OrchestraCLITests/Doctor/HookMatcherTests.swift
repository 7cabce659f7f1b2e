import HostSettings
import Testing

@testable import OrchestraCLI

@Suite struct HookMatcherTests {
  @Test(
    arguments: [
      (nil, true), ("", true), ("*", true), ("Agent|Task", true), ("Agent, Task", true), ("TodoWrite", false),
      ("^Agent$", true), ("mcp__.*", nil),
    ] as [(String?, Bool?)])
  func `whether a tool's calls get through`(_ matcher: String?, _ expected: Bool?) {
    #expect(HookMatcher(text: matcher).matches("Agent") == expected)
  }

  @Test(
    arguments: [
      (nil, "Agent", true), ("Agent|Task", "Task", true), ("TodoWrite", "Agent", false),
      ("Todo.*", "Agent", true),
    ] as [(String?, String?, Bool)])
  func `whether two matchers may take the same call`(_ one: String?, _ other: String?, _ expected: Bool) {
    #expect(HookMatcher(text: one).mayOverlap(HookMatcher(text: other)) == expected)
    #expect(HookMatcher(text: other).mayOverlap(HookMatcher(text: one)) == expected)
  }
}
