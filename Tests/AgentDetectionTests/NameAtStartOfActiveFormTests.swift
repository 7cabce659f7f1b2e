import ProgressModel
import Testing

@testable import AgentDetection

struct NameAtStartOfActiveFormTests {
  private let rule = NameAtStartOfActiveForm()

  @Test(arguments: [
    "Kai designing", "Kai", "- Kai designing", "🤔 Kai: designing", "Kai auth middleware", "Kaiが設計中",
  ])
  func `a name in the roster's spelling starts the form`(form: String) {
    #expect(rule.name(inActiveForm: form) == "Kai")
  }

  @Test(arguments: ["kai designing", "KAI is designing", "kai: designing", "kai", "kaiが設計中"])
  func `in another spelling it goes on as only a doer does`(form: String) {
    #expect(rule.name(inActiveForm: form) == "Kai")
    #expect(rule.name(inActiveForm: "iris petals plotted") == nil)
  }

  @Test(arguments: [
    "Iris dataset loading", "Nova Scotia map", "Nova 2 release", "Kai's PR being merged", "Kai → Leo",
  ])
  func `what follows can make it a thing or somebody else`(form: String) {
    #expect(rule.name(inActiveForm: form) == nil)
  }

  @Test func `a name further on, or in the content, is not its evidence`() {
    #expect(rule.name(inActiveForm: "Designing, Kai") == nil)
    #expect(rule.name(inActiveForm: "[Kai] designing") == nil)
    #expect(rule.name(inContent: "Kai designing") == nil)
  }
}
