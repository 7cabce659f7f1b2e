import ProgressModel
import Testing

struct TrackedTaskTests {
  private func task(_ status: TaskStatus, progress: Int?, steps: (Int?, Int?)) -> TrackedTask {
    var task = TrackedTask(id: "t", session: "s", list: "todo", content: "", createdAt: Timestamp(0))
    task.status = status
    task.progress = progress
    (task.currentStep, task.totalSteps) = steps
    return task
  }

  static let percentages: [(TaskStatus, Int?, Int?, Int?, Int?)] = [
    (.pending, nil, nil, nil, nil), (.inProgress, 40, nil, nil, 40), (.inProgress, 40, 3, 5, 40),
    (.inProgress, nil, 3, 5, 60), (.inProgress, nil, 3, nil, nil), (.inProgress, nil, 3, 0, nil),
    (.inProgress, nil, 9, 5, 100), (.inProgress, nil, -1, 5, 0), (.inProgress, nil, .max, .max, 100),
    (.inProgress, nil, .min, .max, 0), (.completed, 40, 3, 5, 100), (.completed, nil, nil, nil, 100),
    (.failed, 40, nil, nil, 40), (.cancelled, nil, nil, nil, nil),
  ]

  @Test(arguments: percentages.indices)
  func `the percentage is what was told, or follows from the steps, and is never guessed`(_ index: Int) {
    let (status, progress, step, steps, known) = Self.percentages[index]
    let task = task(status, progress: progress, steps: (step, steps))
    #expect(task.knownProgress == known)
    var normal = task
    normal.normalizeProgress()
    #expect(normal.knownProgress == known)
  }

  @Test(arguments: [(140, 100), (-3, 0), (Int.max, 100), (Int.min, 0)])
  func `a percentage is brought into bounds`(_ told: Int, _ kept: Int) {
    var task = task(.inProgress, progress: told, steps: (nil, nil))
    task.normalizeProgress()
    #expect(task.progress == kept)
  }

  @Test func `new steps outdate a percentage told before, unless one is told with them`() {
    var story = Story()
    var line = ListNotation.line("▶ Test")
    func tell() { story.tell(.list(name: .todo, [line])) }
    (line.currentStep, line.totalSteps, line.progress) = (1, 5, 35)
    tell()
    #expect(story.tasks[0].knownProgress == 35)
    line.progress = nil
    line.currentStep = 2
    tell()
    #expect(story.tasks[0].knownProgress == 40)
    (line.currentStep, line.progress) = (3, 35)
    tell()
    #expect(story.tasks[0].knownProgress == 35)
    line.currentStep = 4
    tell()
    #expect(story.tasks[0].knownProgress == 35)
    (line.status, line.progress) = (.completed, 80)
    tell()
    #expect(story.tasks[0].knownProgress == 100)
  }

  @Test func `every field of a line reaches the task, and nil says nothing`() {
    var story = Story()
    var line = ListNotation.line("7: ▶ Test")
    (line.activeForm, line.tags, line.estimatedDuration) = ("Testing", ["a", "b"], 60_000)
    line.agent = DetectedAgent(name: "Kai", source: .activeForm)
    story.tell(.list(name: .bare, [line]))
    story.tell(.list(name: .bare, [ListedTask(content: "Test", status: nil)]))
    let task = story.tasks[0]
    #expect(story.tasks.count == 1)
    #expect(task.status == .inProgress)
    #expect((task.externalID, task.activeForm, task.tags) == ("7", "Testing", ["a", "b"]))
    #expect((task.estimatedDuration, task.agent, task.agentSource) == (60_000, "Kai", .activeForm))
  }

  @Test func `parents are named by their id in the list`() {
    var story = Story()
    var child = ListNotation.line("2: ○ Part")
    child.parent = "1"
    var stray = ListNotation.line("3: ○ Stray")
    stray.parent = "9"
    var self4 = ListNotation.line("4: ○ Self")
    self4.parent = "4"
    story.tell(.list(name: .bare, [child, ListNotation.line("1: ○ Whole"), stray, self4]))
    #expect(story.tasks.map(\.parentID) == [story.tasks[1].id, nil, nil, nil])
  }

  @Test func `text without end is cut, and the cut text is recognised when it comes again`() {
    let (first, second) = (String(repeating: "ア", count: 3_000), String(repeating: "ア", count: 2_999) + "イ")
    var story = Story()
    story.tell(.list(name: .todo, [ListedTask(content: first, status: .pending)]))
    #expect(story.tasks[0].content.unicodeScalars.count == TextBounds.content)
    var lines = [
      ListedTask(content: "Ship", status: .pending), ListedTask(content: second, status: .pending),
    ]
    for index in lines.indices { lines[index].activeForm = first }
    story.tell(.list(name: .todo, lines))
    #expect(story.tasks.map(\.position) == [1, 0])
    #expect(story.tasks.allSatisfy { ($0.activeForm?.unicodeScalars.count ?? 0) == TextBounds.content })
    var report = TaskReport(list: .tasks(shared: nil), externalID: "1")
    (report.content, report.activeForm, report.detail) = (first, first, first)
    story.tell(.task(report))
    story.tell(.task(report))
    let task = story.tasks[2]
    #expect([task.content, task.activeForm, task.detail].allSatisfy { $0 == story.tasks[0].content })
  }
}
