import ProgressModel
import Testing

struct TakeStepTests {
  struct Row: CustomTestStringConvertible, Sendable {
    /// Where the task stands: step and number of steps.
    var before: (Int?, Int?)
    var step: Int?
    var total: Int?
    /// Where it stands then, and how far it is; nil when refused.
    var after: (Int?, Int?, Int?)?

    var testDescription: String { "\(before) \(step as Any) of \(total as Any)" }
  }

  static let rows = [
    Row(before: (nil, nil), step: nil, total: nil, after: (1, nil, nil)),
    Row(before: (nil, nil), step: nil, total: 5, after: (1, 5, 20)),
    Row(before: (2, 5), step: nil, total: nil, after: (3, 5, 60)),
    Row(before: (2, 5), step: 0, total: nil, after: (0, 5, 0)),
    Row(before: (2, 5), step: 5, total: nil, after: (5, 5, 100)),
    Row(before: (2, 5), step: 3, total: 4, after: (3, 4, 75)),
    Row(before: (2, 5), step: 2, total: nil, after: (2, 5, 40)),
    Row(before: (5, 5), step: nil, total: nil, after: nil),
    Row(before: (5, 5), step: nil, total: 6, after: (6, 6, 100)),
    Row(before: (2, 5), step: 6, total: nil, after: nil),
    Row(before: (2, 5), step: 5, total: 4, after: nil),
    Row(before: (2, 5), step: -1, total: nil, after: nil),
    Row(before: (2, 5), step: 1, total: 0, after: nil),
    Row(before: (2, 5), step: 1, total: -1, after: nil),
    Row(before: (2, 5), step: 1, total: .max, after: nil),
    Row(before: (nil, nil), step: .max, total: nil, after: nil),
    Row(before: (nil, nil), step: .min, total: nil, after: nil),
    Row(before: (.max, nil), step: nil, total: nil, after: nil),
    Row(before: (.min, nil), step: nil, total: nil, after: (1, nil, nil)),
  ]

  @Test(arguments: rows)
  func `steps stay within their number`(_ row: Row) throws {
    var line = ListedTask(content: "Build", status: .inProgress)
    (line.currentStep, line.totalSteps) = row.before
    var story = HandStory()
    story.tell(.list(name: .todo, [line]))
    let edit = TakeStep(of: story.tasks[0].id, to: row.step, total: row.total)
    guard let (step, total, progress) = row.after else {
      #expect(story.refusal(of: edit) != nil)
      return
    }
    try story.edit(edit)
    #expect(story.tasks[0].currentStep == step)
    #expect(story.tasks[0].totalSteps == total)
    #expect(story.tasks[0].knownProgress == progress)
    #expect(story.tasks[0].status == .inProgress)
  }

  @Test func `a step outdates a percentage told before`() throws {
    var (story, id) = try HandStory.with(.inProgress)
    try story.edit(SetFields(of: id, [TaskAssignment(.progress, "90%")]))
    try story.edit(TakeStep(of: id, to: 1, total: 4))
    #expect(story.tasks[0].knownProgress == 25)
  }

  @Test(arguments: TaskStatus.allCases)
  func `a step changes no status`(_ status: TaskStatus) throws {
    var (story, id) = try HandStory.with(status)
    try story.edit(TakeStep(of: id, to: 2, total: 2))
    #expect(story.tasks[0].status == status)
    #expect(story.tasks[0].knownProgress == 100)
  }
}
