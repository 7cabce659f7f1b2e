import Foundation
import ProgressModel
import Testing

/// Runs the cases T of `docs/task-identity.md`, and what its sentences say of sessions and agents.
struct ToolIdentityTests {
  static let cases = PageTable.rows("T", of: "task-identity.md")

  @Test func `the page holds all cases, numbered without gaps`() {
    #expect(Self.cases.count >= 57 && PageTable.isComplete(Self.cases))
  }

  @Test(arguments: cases)
  func `a task with an id from the host is one task`(_ row: PageTable.Row) {
    var story = Story()
    for text in row.cells[1].components(separatedBy: " · ") {
      let step = ToolNotation(text)
      story.tell(
        Observation(
          time: Timestamp(story.now), session: SessionReference(id: step.session, client: "claude-code"),
          actor: step.actor, facts: step.facts))
      story.now += 1_000
    }
    #expect(ToolNotation.text(of: story.tasks) == row.cells[2], "\(row)")
  }

  @Test func `the same text in another session is another task`() {
    var story = Story()
    let list = Fact.list(name: .todo, ListNotation.list("▶ Write docs · ○ Ship it"))
    story.tell(list)
    story.tell(list, in: "s2")
    #expect(story.tasks.map(\.session) == ["s", "s", "s2", "s2"])
    story.tell(.list(name: .todo, ListNotation.list("✓ Write docs · ▶ Ship it")), in: "s2")
    #expect(story.tasks.map(\.status) == [.inProgress, .pending, .completed, .inProgress])
  }

  @Test func `the same text in a subagent's list is another task, under its name`() {
    var story = Story()
    let list = Fact.list(name: .todo, ListNotation.list("▶ Write docs"))
    story.tell(list)
    story.tell(list, by: Actor(agentID: "a", type: "kai", name: "Kai"))
    #expect(story.tasks.map(\.list) == ["todo", "todo:a"])
    #expect(story.tasks.map(\.agent) == ["Unknown", "Kai"])
    story.tell(.list(name: .todo, []), by: Actor(agentID: "a", type: "kai", name: "Kai"))
    #expect(story.tasks.map(\.status) == [.inProgress, .cancelled])
  }

  @Test func `the two kinds of whole lists are kept apart`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ Write docs")))
    story.tell(.list(name: .plan, ListNotation.list("○ Write docs")))
    #expect(story.tasks.map(\.status) == [.inProgress, .pending])
  }

  @Test func `a subagent known by id only still names the tasks of its own list`() {
    var story = Story()
    var start = AgentStart(id: "a", name: "Kai", kind: .subagent)
    start.type = "kai"
    story.tell(.agentStarted(start))
    story.tell(.list(name: .plan, ListNotation.list("▶ Write docs · ○ Test")), by: Actor(agentID: "a"))
    #expect(story.tasks.map(\.agent) == ["Kai", "Kai"])
    #expect(story.tasks.map(\.agentSource) == [.payload, .payload])
  }

  @Test func `a name in a subagent's text does not become whom the session follows`() {
    var story = Story()
    var line = ListNotation.line("▶ Help Nova")
    line.agent = DetectedAgent(name: "Nova", source: .text)
    story.tell(.list(name: .todo, [line]), by: Actor(agentID: "a"))
    story.tell(.list(name: .todo, ListNotation.list("▶ Write docs")))
    #expect(story.state.session("s")?.currentAgent == nil)
    #expect(story.tasks.last?.agent == "Unknown")
  }

  @Test func `work on a shared list belongs to the session that began it`() {
    var story = Story()
    var report = TaskReport(list: .tasks(shared: "team"), externalID: "1")
    report.content = "Write docs"
    story.tell(.task(report), in: "s")
    report.status = .inProgress
    report.agent = DetectedAgent(name: "Kai", source: .owner)
    story.tell(.task(report), in: "s2")
    story.tell(.sessionEnded(reason: "other"), in: "s")
    #expect(story.tasks[0].session == "s2")
    #expect(story.tasks[0].runningSince != nil)
    #expect(story.activeNames == ["Kai"])
    story.tell(.sessionEnded(reason: "other"), in: "s2")
    #expect(story.tasks[0].runningSince == nil)
    #expect(story.activeNames == [])
  }
}
