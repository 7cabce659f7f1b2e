import ProgressModel
import Testing

struct EndSessionsTests {
  private func story() -> HandStory {
    var story = HandStory()
    var agent = AgentStart(id: "a1", name: "Skye", kind: .subagent)
    agent.type = "skye"
    story.tell(.agentStarted(agent), in: "3f0c-one")
    story.tell(.list(name: .todo, HandStory.list("▶ Design (Kai)")), in: "3f0c-one")
    story.tell(.turn(.active), in: "3f0d-two")
    return story
  }

  @Test func `a session takes its agents with it, and its clocks stop`() throws {
    var story = story()
    try story.edit(EndSessions(["3f0c"]), after: 60_000)
    #expect(story.state.sessions.map(\.endReason) == ["by-hand", nil])
    #expect(story.agents.isEmpty)
    #expect(story.state.finishedAgents.map(\.outcome) == ["session-ended"])
    #expect(story.tasks[0].status == .inProgress)
    #expect(story.tasks[0].runningSince == nil)
    try story.edit(EndSessions(["3f0c-one"]))
    #expect(story.news.isEmpty)
  }

  @Test func `all that run are ended in one update`() throws {
    var story = story()
    try story.edit(EndSessions(nil, reason: "  reboot "))
    #expect(story.state.sessions.map(\.endReason) == ["reboot", "reboot"])
    #expect(story.news.first?.remaining == story.news.count - 1)
    try story.edit(EndSessions(nil))
    #expect(story.news.isEmpty)
  }

  @Test func `a host that still lives takes its session up again`() throws {
    var story = story()
    try story.edit(EndSessions(["3f0c"]))
    story.tell(.turn(.active), in: "3f0c-one", after: 60_000)
    #expect(story.state.sessions[0].isLive)
    #expect(story.agents == ["Kai worker"])
  }

  @Test func `words that mean no session, or several, are refused`() {
    let story = story()
    #expect(
      story.refusal(of: EndSessions(["3f0"])) == .sessionAmbiguous("3f0", ids: ["3f0c-one", "3f0d-two"]))
    #expect(story.refusal(of: EndSessions(["3f0c", "x"])) == .sessionNotFound("x"))
    #expect(story.refusal(of: EndSessions([""])) == .sessionNotFound(""))
    #expect(story.refusal(of: EndSessions(["3f0c"], reason: " ")) == .textMissing(.reason))
  }

  @Test func `a note is kept as it is, and each time`() throws {
    var story = story()
    for _ in 0..<2 {
      try story.edit(AddNote(" one\ntwo \u{1B} "))
      #expect(story.news.map(\.change) == [.note("one\ntwo \u{1B}")])
      #expect(story.news.allSatisfy { $0.session == nil })
    }
    #expect(story.refusal(of: AddNote(" \n")) == .textMissing(.note))
  }
}
