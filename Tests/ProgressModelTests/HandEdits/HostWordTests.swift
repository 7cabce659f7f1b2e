import ProgressModel
import Testing

/// What a person sets stands until the host says something else than it said before.
struct HostWordTests {
  struct Row: CustomTestStringConvertible, Sendable {
    /// The list the host sends first.
    var listed: String
    /// What the person sets of the first task.
    var set: [TaskAssignment]
    /// The list the host sends next.
    var next: String
    /// All tasks then, in order of creation.
    var tasks: String

    init(_ listed: String, _ set: [TaskField: String], _ next: String, _ tasks: String) {
      self.listed = listed
      self.set = set.map { TaskAssignment($0.key, $0.value) }
      self.next = next
      self.tasks = tasks
    }

    var testDescription: String { "\(listed) \(set.map { "\($0.field)=\($0.text)" }) \(next)" }
  }

  static let rows = [
    // The host repeats itself.
    Row("▶ Design · ○ Test", [.status: "done"], "▶ Design · ○ Test", "✓ Design · ○ Test"),
    Row("○ Design · ○ Test", [.status: "cancelled"], "○ Design · ▶ Test", "⊘ Design · ▶ Test"),
    Row("✓ Design · ○ Test", [.status: "doing"], "✓ Design · ○ Test", "▶ Design · ○ Test"),
    Row("○ Design · ○ Test", [.content: "Draw boxes"], "○ Test · ○ Design", "○ Draw boxes · ○ Test"),
    Row("○ Design · ○ Test", [.content: "Draw boxes"], "○ Design · ▶ Test", "○ Draw boxes · ▶ Test"),
    Row(
      "○ Design · ○ Test", [.content: "Draw boxes", .status: "done"], "○ Design · ○ Test",
      "✓ Draw boxes · ○ Test"),
    // The host says something new.
    Row("▶ Design · ○ Test", [.status: "done"], "○ Design · ○ Test", "○ Design · ○ Test"),
    Row("▶ Design · ○ Test", [.status: "pending"], "✓ Design · ○ Test", "✓ Design · ○ Test"),
    Row("▶ Design · ○ Test", [.status: "failed"], "✓ Design · ○ Test", "✓ Design · ○ Test"),
    Row("○ Design · ○ Test", [.content: "Draw"], "○ Design it · ○ Test", "○ Design it · ○ Test"),
    // The host comes to say the same.
    Row("▶ Design · ○ Test", [.status: "done"], "✓ Design · ○ Test", "✓ Design · ○ Test"),
    // The host drops the line.
    Row("▶ Design · ○ Test", [.status: "done"], "○ Test", "✓ Design · ○ Test"),
    Row("✓ Design · ○ Test", [.status: "doing"], "○ Test", "▶ Design · ○ Test"),
    Row("○ Design · ○ Test", [.status: "doing"], "○ Test", "⊘ Design · ○ Test"),
  ]

  @Test(arguments: rows)
  func `a field set by hand stands until the host says something new`(_ row: Row) throws {
    var story = HandStory.listing(row.listed)
    try story.edit(SetFields(of: story.tasks[0].id, row.set))
    story.tell(.list(name: .todo, HandStory.list(row.next)))
    #expect(Self.notation(story) == row.tasks)
    story.tell(.list(name: .todo, HandStory.list(row.next)))
    #expect(story.news.isEmpty)
    #expect(Self.notation(story) == row.tasks)
  }

  @Test func `once the host has said the same, its next word holds`() throws {
    var story = HandStory.listing("▶ Design · ○ Test")
    try story.edit(SetStatus(.completed, of: [story.tasks[0].id]))
    #expect(story.tasks[0].hostWord != .none)
    story.tell(.list(name: .todo, HandStory.list("✓ Design · ○ Test")))
    #expect(story.tasks[0].hostWord == .none)
    story.tell(.list(name: .todo, HandStory.list("▶ Design · ○ Test")))
    #expect(story.tasks[0].status == .inProgress)
  }

  @Test func `the older word of the host is kept over several edits`() throws {
    var story = HandStory.listing("○ Design")
    for status in [TaskStatus.inProgress, .completed, .failed] {
      try story.edit(SetStatus(status, of: [story.tasks[0].id]))
    }
    story.tell(.list(name: .todo, HandStory.list("○ Design")))
    #expect(story.tasks[0].status == .failed)
  }

  @Test func `other fields and tags are held too`() throws {
    var line = ListedTask(content: "Design", status: .pending)
    (line.activeForm, line.tags, line.currentStep, line.totalSteps) = ("Designing", ["a"], 1, 4)
    line.estimatedDuration = 1000
    var story = HandStory()
    story.tell(.list(name: .todo, [line]))
    let set = ["activeForm=Drawing", "tags=+b", "currentStep=3", "totalSteps=5", "estimatedDuration=2s"]
    try story.edit(SetFields(of: story.tasks[0].id, try set.map { try TaskAssignment($0) }))
    story.tell(.list(name: .todo, [line]))
    #expect(story.news.isEmpty)
    line.currentStep = 2
    story.tell(.list(name: .todo, [line]))
    let task = story.tasks[0]
    #expect((task.activeForm, task.tags) == ("Drawing", ["a", "b"]))
    #expect((task.currentStep, task.totalSteps, task.estimatedDuration) == (2, 5, 2000))
  }

  @Test func `a report of a task tool follows the same rule`() throws {
    var report = TaskReport(list: .tasks(shared: nil), externalID: "7")
    (report.content, report.status) = ("Design", .inProgress)
    var story = HandStory()
    story.tell(.task(report))
    try story.edit(SetStatus(.completed, of: ["7"]))
    try story.edit(SetFields(of: "7", [TaskAssignment(.content, "Draw boxes")]))
    story.tell(.task(report))
    #expect(story.news.isEmpty)
    #expect((story.tasks[0].content, story.tasks[0].status) == ("Draw boxes", .completed))
    report.status = .pending
    story.tell(.task(report))
    #expect((story.tasks[0].content, story.tasks[0].status) == ("Draw boxes", .pending))
  }

  @Test func `tasks made by hand have no host that could say anything`() throws {
    var (story, id) = try HandStory.with(.pending)
    try story.edit(SetStatus(.completed, of: [id]))
    #expect(story.tasks[0].hostWord == .none)
  }

  private static func notation(_ story: HandStory) -> String {
    story.tasks.map { task in
      let mark =
        switch task.status {
        case .pending: "○"
        case .inProgress: "▶"
        case .completed: "✓"
        case .failed: "✗"
        case .cancelled: "⊘"
        }
      return "\(mark) \(task.content)"
    }
    .joined(separator: " · ")
  }
}
