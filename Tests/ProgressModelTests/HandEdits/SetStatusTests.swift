import ProgressModel
import Testing

struct SetStatusTests {
  static let cases = TaskStatus.allCases.flatMap { from in TaskStatus.allCases.map { (from, $0) } }

  @Test(arguments: cases)
  func `every status leads to every other`(_ from: TaskStatus, _ to: TaskStatus) throws {
    var (story, id) = try HandStory.with(from)
    try story.edit(SetStatus(to, of: [id]), after: 1000)
    let task = story.tasks[0]
    #expect(task.status == to)
    #expect(story.news.count == (from == to ? 0 : 1))
    #expect((task.runningSince != nil) == (to == .inProgress))
    if from == .inProgress, to != from { #expect(task.finishedDuration == 1000) }
    if from == .pending, to != from { #expect(task.pendingDuration == 1000) }
    #expect(task.completedAt == (to.isOpen ? nil : Timestamp(from == to ? story.now - 1000 : story.now)))
  }

  @Test func `several tasks are changed in one update, each once`() throws {
    var story = HandStory()
    for text in ["One", "Two", "Three"] { try story.edit(AddTask(text)) }
    let ids = story.tasks.map(\.id)
    try story.edit(SetStatus(.completed, of: [ids[2], ids[0], ids[2]]))
    #expect(story.tasks.map(\.status) == [.completed, .pending, .completed])
    #expect(story.news.count == 2)
  }

  @Test func `one unknown task refuses them all`() throws {
    let (story, id) = try HandStory.with(.pending)
    #expect(story.refusal(of: SetStatus(.completed, of: [id, "t-none"])) == .taskNotFound("t-none"))
  }

  @Test func `the agent named holds against all other evidence`() throws {
    var story = HandStory.listing("▶ Design (Kai)")
    let id = story.tasks[0].id
    try story.edit(SetStatus(.inProgress, of: [id], agent: "Nova"))
    #expect(story.news.count == 1)
    story.tell(.list(name: .todo, HandStory.list("▶ Design (Theo)")))
    #expect(story.tasks[0].agent == "Nova")
    #expect(story.tasks[0].agentSource == .hand)
    #expect(story.agents == ["Nova worker"])
  }

  @Test func `an agent that a person confirms is known by hand from then on`() throws {
    var story = HandStory.listing("▶ Design (Kai)")
    try story.edit(SetStatus(.inProgress, of: [story.tasks[0].id], agent: "Kai"))
    #expect(story.tasks[0].agentSource == .hand)
    #expect(story.news.count == 1)
  }

  @Test func `work begun in a session that has ended runs no clock`() throws {
    var story = HandStory.listing("○ Design")
    story.tell(.sessionEnded(reason: "other"))
    try story.edit(SetStatus(.inProgress, of: [story.tasks[0].id]))
    #expect(story.tasks[0].status == .inProgress)
    #expect(story.tasks[0].runningSince == nil)
    #expect(story.state.sessions[0].isLive == false)
  }

  @Test func `an edit is no sign of life of the session`() throws {
    var story = HandStory.listing("○ Design")
    let seen = story.state.sessions[0].lastActivityAt
    try story.edit(SetStatus(.completed, of: [story.tasks[0].id]), after: 60_000)
    #expect(story.state.sessions[0].lastActivityAt == seen)
    #expect(story.news.allSatisfy { $0.session == nil && $0.agent == nil })
  }
}
