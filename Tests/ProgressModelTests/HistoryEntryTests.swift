import ProgressModel
import Testing

struct HistoryEntryTests {
  private func details(_ story: Story) -> [String?] { story.state.history.map(\.details) }

  private func events(_ story: Story) -> [String] { story.state.history.map(\.event) }

  @Test func `a change tells the status before and after`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("○ Test")))
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    story.tell(.list(name: .todo, ListNotation.list("✓ Test")))
    #expect(events(story) == ["session.started", "task.created", "task.changed", "task.changed"])
    #expect(details(story) == [nil, "Test", "pending → in_progress", "in_progress → completed"])
    #expect(story.state.history.dropFirst().allSatisfy { $0.task == story.tasks[0].id && $0.session == "s" })
    #expect(story.state.history.map(\.sequence) == [1, 2, 3, 4])
  }

  @Test func `a change without a status tells what is new`() {
    var story = Story()
    var line = ListNotation.line("▶ Test")
    func tell() -> String? {
      story.tell(.list(name: .todo, [line]))
      return story.state.history.last?.details
    }
    _ = tell()
    line.content = "Tests"
    #expect(tell() == "Tests")
    line.progress = 40
    #expect(tell() == "40%")
    (line.currentStep, line.totalSteps) = (3, 5)
    line.progress = nil
    #expect(tell() == "step 3")
    line.agent = DetectedAgent(name: "Kai", source: .mention)
    #expect(tell() == "Kai")
    #expect(story.state.history.last?.agent == "Kai")
  }

  @Test func `agents and sessions tell why`() {
    var story = Story()
    var start = AgentStart(id: "a", name: "Kai", kind: .subagent)
    start.type = "kai"
    story.tell(.agentStarted(start))
    story.tell(.agentStopped(AgentStop(id: "a", outcome: "failed")))
    story.tell(.note("by hand"))
    story.tell(.sessionEnded(reason: "clear"))
    #expect(
      events(story) == ["session.started", "agent.started", "agent.stopped", "note", "session.ended"])
    #expect(details(story) == [nil, "kai", "failed", "by hand", "clear"])
    #expect(story.state.history[1].agent == "Kai")
  }

  @Test func `what would push out what people look for is left out`() {
    var story = Story()
    story.tell(.turn(.active))
    let before = story.state.history
    story.tell(.turn(.idle))
    story.now += 60_000
    story.tell(.activity(tool: "Bash", failed: true))
    story.tell(.agentRequested(AgentCall(id: "c", session: "s", requestedAt: Timestamp(story.now))))
    #expect(story.news.count == 1)
    #expect(story.state.history == before)
    story.tell(.list(name: .todo, ListNotation.list("○ One · ○ Two")))
    let count = story.state.history.count
    story.tell(.list(name: .todo, ListNotation.list("○ Two · ○ One")))
    #expect(story.news.count == 2)
    #expect(story.state.history.count == count)
  }

  @Test func `details are cut and only the newest entries are kept`() {
    var story = Story()
    let long = String(repeating: "設計", count: 300)
    for number in 0..<60 {
      story.tell(.list(name: .todo, [ListedTask(content: "\(number) " + long, status: .pending)]))
    }
    #expect(story.state.history.count == ProgressState.historyLimit)
    #expect(
      story.state.history.last?.sequence == story.state.sequence - 1
        || story.state.history.last?.sequence == story.state.sequence)
    #expect(
      story.state.history.allSatisfy { ($0.details ?? "").unicodeScalars.count <= TextBounds.historyDetails })
  }
}
