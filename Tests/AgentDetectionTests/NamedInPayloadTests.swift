import ProgressModel
import Testing

@testable import AgentDetection

struct NamedInPayloadTests {
  private let rule = NamedInPayload()

  @Test func `a plugin's agent is shown by its own name in the roster's spelling`() {
    #expect(rule.name(AgentEvidence(agentType: "orchestra:skye")) == "Skye")
    #expect(rule.name(AgentEvidence(agentType: "orchestra:😎 Blake")) == "Blake")
  }

  @Test func `a type off the roster is shown as it is`() {
    #expect(rule.name(AgentEvidence(agentType: "general-purpose")) == "general-purpose")
  }

  @Test func `an id without a type, or with an empty one, names nobody`() {
    #expect(rule.name(AgentEvidence(agentID: "a7c")) == nil)
    #expect(rule.name(AgentEvidence(agentType: "", agentID: "a7c")) == nil)
  }

  @Test func `text is not its evidence`() {
    #expect(rule.name(AgentEvidence(owner: "kai", activeForm: "Kai designing", content: "[Kai] x")) == nil)
  }
}
