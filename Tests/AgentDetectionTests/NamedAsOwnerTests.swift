import ProgressModel
import Testing

@testable import AgentDetection

struct NamedAsOwnerTests {
  private let rule = NamedAsOwner()

  @Test(arguments: [
    "Kai, Leo", "Kai / Leo", "Kai & Leo", "Kai (backend)", "Kai - backend", "@kai", "kai", "Kaiさん",
  ])
  func `the first agent of the field is the owner`(owner: String) {
    #expect(rule.name(AgentEvidence(owner: owner)) == "Kai")
  }

  @Test(arguments: ["alice", "alex.smith", "kai@example.com", "Alex Smith", "kai-bot"])
  func `an owner off the roster is kept as it is`(owner: String) {
    #expect(rule.name(AgentEvidence(owner: owner)) == owner)
  }

  @Test(arguments: ["", " ", "Unknown", "unassigned", "none", "-", "❓", "未定"])
  func `a word for nobody is no owner`(owner: String) {
    #expect(rule.name(AgentEvidence(owner: owner)) == nil)
  }
}
