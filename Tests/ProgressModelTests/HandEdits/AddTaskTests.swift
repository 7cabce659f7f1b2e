import ProgressModel
import Testing

struct AddTaskTests {
  @Test func `a task takes everything it is given`() throws {
    var story = HandStory.listing("○ Whole")
    let whole = story.tasks[0].id
    var add = AddTask("  Design\r\nREST\tAPI \u{1B}[31m ")
    add.agent = "Kai"
    add.status = .inProgress
    add.parent = whole
    add.blockedBy = [whole, whole]
    add.tags = ["api", " api ", "検索"]
    add.estimate = "1h30m"
    add.activeForm = "Designing"
    add.detail = "First line\nsecond line"
    add.session = "s"
    try story.edit(add)
    let task = try #require(story.tasks.last)
    #expect(task.content == "Design REST\tAPI \u{1B}[31m")
    #expect((task.agent, task.agentSource) == ("Kai", .hand))
    #expect((task.session, task.list, task.position) == ("s", "hand", 0))
    #expect(task.runningSince == Timestamp(story.now))
    #expect((task.parentID, task.blockedBy, task.tags) == (whole, [whole], ["api", "検索"]))
    #expect(task.estimatedDuration == 5_400_000)
    #expect((task.activeForm, task.detail) == ("Designing", "First line\nsecond line"))
    #expect(story.agents == ["Kai worker"])
  }

  @Test func `tasks of no session have places of their own`() throws {
    var story = HandStory.listing("○ Listed")
    for text in ["One", "Two"] { try story.edit(AddTask(text)) }
    #expect(story.tasks.map(\.position) == [0, 0, 1])
    #expect(Set(story.tasks.map(\.id)).count == 3)
    #expect(story.tasks.dropFirst().allSatisfy { $0.session.isEmpty && $0.agentSource == .unknown })
  }

  @Test func `text beyond the bounds is cut`() throws {
    var story = HandStory()
    var add = AddTask(String(repeating: "検", count: 3000))
    add.agent = String(repeating: "k", count: 100)
    try story.edit(add)
    #expect(story.tasks[0].content.unicodeScalars.count == TextBounds.content)
    #expect(story.tasks[0].agent.unicodeScalars.count == TextBounds.agentName)
  }

  @Test func `no list of a host touches it`() throws {
    var story = HandStory.listing("○ Design API")
    var add = AddTask("Write tests")
    add.session = "s"
    try story.edit(add)
    story.tell(.list(name: .todo, HandStory.list("▶ Write tests")))
    story.tell(.list(name: .todo, []))
    #expect(story.tasks.map(\.status) == [.cancelled, .pending, .cancelled])
    #expect(story.tasks[1].content == "Write tests")
  }

  private static func edit(_ change: (inout AddTask) -> Void) -> AddTask {
    var edit = AddTask("Design")
    change(&edit)
    return edit
  }

  static let refusals: [(AddTask, HandEditError)] = [
    (AddTask(""), .textMissing(.content)),
    (AddTask(" \r\n\t"), .textMissing(.content)),
    (edit { $0.agent = " " }, .textMissing(.agent)),
    (edit { $0.tags = ["a", ""] }, .textMissing(.tag)),
    (edit { $0.tags = (0...32).map { "tag\($0)" } }, .tooManyTags(limit: 32)),
    (edit { $0.parent = "t-none" }, .taskNotFound("t-none")),
    (edit { $0.blockedBy = ["t-none"] }, .taskNotFound("t-none")),
    (edit { $0.estimate = "soon" }, .valueUnfit(.estimatedDuration, "soon")),
    (edit { $0.estimate = "" }, .valueUnfit(.estimatedDuration, "")),
    (edit { $0.session = "none" }, .sessionNotFound("none")),
    (edit { $0.session = "ended" }, .sessionEnded(id: "ended")),
  ]

  @Test(arguments: refusals.indices)
  func `what cannot be is refused`(_ index: Int) throws {
    let (edit, error) = Self.refusals[index]
    var story = HandStory()
    story.tell(.turn(.active), in: "ended")
    story.tell(.sessionEnded(reason: "other"), in: "ended")
    #expect(story.refusal(of: edit) == error)
  }
}
