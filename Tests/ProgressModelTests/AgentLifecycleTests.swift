import Foundation
import ProgressModel
import Testing

/// Runs the cases of `docs/agent-lifecycle.md`.
struct AgentLifecycleTests {
  static let cases = PageTable.rows("A", of: "agent-lifecycle.md")

  @Test func `the page holds all cases, numbered without gaps`() {
    #expect(Self.cases.count >= 100 && PageTable.isComplete(Self.cases))
  }

  @Test(arguments: cases)
  func `the running agents are right after every event`(_ row: PageTable.Row) {
    var story = Story()
    var gone: Set<String> = []
    for text in row.cells[1].components(separatedBy: " · ") {
      let step = AgentNotation(text)
      if let lost = step.gone {
        gone.insert(lost)
        let lostSessions = gone
        story.policy.isGone = { lostSessions.contains($0.id) }
      }
      story.now += step.pause
      if !step.facts.isEmpty {
        story.tell(
          Observation(
            time: Timestamp(story.now), session: SessionReference(id: step.session, client: "claude-code"),
            actor: step.actor, facts: step.facts))
        story.now += 1
      }
      #expect(story.state.shownRunning == step.running, "\(row.number): \(text)")
    }
    #expect(story.state.shownFinished == row.cells[2], "\(row)")
  }
}
