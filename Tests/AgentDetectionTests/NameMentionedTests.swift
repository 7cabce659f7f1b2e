import ProgressModel
import Testing

@testable import AgentDetection

struct NameMentionedTests {
  private let rule = NameMentioned()

  @Test(arguments: [
    "[Nova] x", "x (nova)", "【Nova】x", "（Ｎｏｖａ）x", "[P1, Nova] x", "[Nova/Leo] x", "@nova x", "x＠Nova",
  ])
  func `a bracket of its own or an at sign mentions a name`(content: String) {
    #expect(rule.name(inContent: content) == "Nova")
  }

  @Test func `the first mention counts, in the content before the active form`() {
    #expect(rule.name(inContent: "[Draft] [Nova] x (Kai)") == "Nova")
    #expect(rule.name(AgentEvidence(activeForm: "x (Kai)", content: "x (Nova)")) == "Nova")
    #expect(rule.name(AgentEvidence(activeForm: "x (Kai)", content: "x")) == "Kai")
  }

  @Test(arguments: [
    "(see Nova)", "(Nova Scotia)", "(Nova 2)", "[Nova](https://nova.dev)", "f(nova)", "a[Nova]", "[Nova",
  ])
  func `a bracket that holds more, a link and code do not`(content: String) {
    #expect(rule.name(inContent: content) == nil)
  }

  @Test(arguments: ["@nova-bot", "@nova/ui", "a@nova", "@nova.dev", "@nova's comment", "cc @nova", "@ Nova"])
  func `a handle, an address, a copy and a reply do not`(content: String) {
    #expect(rule.name(inContent: content) == nil)
  }
}
