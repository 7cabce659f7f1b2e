import ProgressModel
import Testing

@testable import AgentDetection

struct NamedInAssignmentTests {
  private let rule = NamedInAssignment()

  @Test(arguments: [
    "owner: Leo", "assignee=leo", "assigned to Leo", "Assign Leo to x", "x by Leo", "x → Leo", "Leo: x",
    "leo - x",
    "Have Leo design x", "Ask Leo to design x", "Hand over from Kai to Leo", "Kai → Leo: x",
    "Task for Leo: x",
    "担当：Leo", "担当者はLeo", "Leoに割り当て", "Leoが担当", "KaiからLeoへ引き継ぎ", "Leoによる設計",
  ])
  func `the phrase gives the task to the name`(content: String) {
    #expect(rule.name(inContent: content) == "Leo")
  }

  @Test(arguments: [
    "reviewer: Leo", "theme=Leo", "not assigned to Leo", "blocked by Leo", "fix what was reported by Leo",
    "Review the code written by Leo", "Ask Leo about x", "Ask Leo for x", "Send x to Leo", "owner: Leo Smith",
    "owner: leo-team",
    "レビュアー：Leo", "テーマはLeo", "Leoに確認", "Leoへの質問",
  ])
  func `a phrase that gives nothing does not`(content: String) {
    #expect(rule.name(inContent: content) == nil)
  }

  @Test func `the first assignment counts`() {
    #expect(rule.name(inContent: "x (Skye), tests by Finn, owner: Nova") == "Finn")
  }
}
