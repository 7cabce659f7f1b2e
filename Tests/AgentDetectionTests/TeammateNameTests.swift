import ProgressModel
import Testing

@testable import AgentDetection

struct TeammateNameTests {
  private let rule = TeammateName()

  @Test func `a teammate of the roster gets the roster's spelling, another keeps its own`() {
    #expect(rule.name(AgentEvidence(teammateName: "leo")) == "Leo")
    #expect(rule.name(AgentEvidence(teammateName: "researcher-1")) == "researcher-1")
  }

  @Test func `an empty name is nobody's`() {
    #expect(rule.name(AgentEvidence(teammateName: "")) == nil)
    #expect(rule.name(AgentEvidence(agentType: "kai")) == nil)
  }
}
