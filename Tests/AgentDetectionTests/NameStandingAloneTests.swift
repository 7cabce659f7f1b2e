import ProgressModel
import Testing

@testable import AgentDetection

struct NameStandingAloneTests {
  private let rule = NameStandingAlone()

  @Test(arguments: [
    "Kai designs x", "Kai will design x", "Kai and Leo", "Kai, please design x", "Design x, Kai",
    "Design x - kai", "Kai's task",
    "Then Kai designs x", "Frontend: Kai", "Kai reviews Leo's PR", "Kaiが設計", "設計はKai", "Kaiさん", "KaiとLeoが設計",
    "Kai 設計する",
  ])
  func `the words around leave the name the doer`(content: String) {
    #expect(rule.name(inContent: content) == "Kai")
  }

  @Test(arguments: [
    "Review Kai's PR", "Ask Kai", "with Kai", "for Kai", "After Kai finishes, merge", "Compare Kai and Leo",
    "The Kai font",
    "Kai Tanaka", "Kai 2", "Kai dataset", "Configure OpenStack Kai", "\"Kai\"", "x", "KaiのPR", "Kaiに確認",
    "Kaiを更新",
    "Kai待ち", "新Kaiを調査",
  ])
  func `an object, a companion, a thing and a longer name do not`(content: String) {
    #expect(rule.name(inContent: content) == nil)
  }

  @Test(arguments: ["kai designs x", "design x, kai", "KAI", "nova is slow", "fix nova", "novaが落ちる"])
  func `another spelling counts only where a doer alone can stand`(content: String) {
    #expect(rule.name(inContent: content) == (content == "KAI" ? "Kai" : nil))
  }
}
