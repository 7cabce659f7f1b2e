import ProgressModel
import Testing

struct SetFieldsTests {
  /// What is written, and what the task then says of it; nothing where nothing is new.
  static let accepted: [(String, String?)] = [
    ("content=Draw  it = now", "content Draw  it = now"), ("content=Design", nil),
    ("activeForm=Drawing", "activeForm Drawing"), ("active-form=Drawing", "activeForm Drawing"),
    ("description=More\nof it", "detail More\nof it"), ("status=done", "status completed"),
    ("STATUS=In Progress", "status in_progress"), ("status=pending", nil),
    ("agent=Kai", "agent Kai hand"), ("agent=", "agent Unknown unknown"),
    ("agent=unknown", "agent Unknown unknown"), ("agent=Nova", "agent Nova hand"),
    ("progress=0", "progress 0"), ("progress=60%", "progress 60"), ("progress=100", "progress 100"),
    ("progress=40", nil), ("currentStep=3", "step 3/5"), ("currentStep=2", nil),
    ("totalSteps=2", "step 2/2"), ("estimatedDuration=90s", "estimate 90000"),
    ("estimate=250", "estimate 250"), ("estimatedDuration=1D", "estimate 86400000"),
    ("estimatedDuration=1h 30m", "!valueUnfit"), ("blockedBy=a", "blockedBy a"), ("blockedBy=", nil),
    ("blockedBy=a,a", "blockedBy a"), ("parent=a", "parent a"), ("parentId=a", "parent a"),
    ("tags=x,y", "tags x y"), ("tags=x", nil), ("tags=", "tags "), ("tags=+y", "tags x y"),
    ("tags=+y,-x", "tags y"), ("tags=-x", "tags "), ("tags=-none", nil), ("tags=+x", nil),
    ("tags=a,-x", "tags a -x"), ("tags=,", "tags "),
  ]

  /// What is written, and why it is refused.
  static let refused: [(String, HandEditError)] = [
    ("content=", .textMissing(.content)), ("content= ", .textMissing(.content)),
    ("activeForm=", .fieldNotClearable(.activeForm)), ("description=", .fieldNotClearable(.description)),
    ("status=", .fieldNotClearable(.status)), ("progress=", .fieldNotClearable(.progress)),
    ("currentStep=", .fieldNotClearable(.currentStep)), ("totalSteps=", .fieldNotClearable(.totalSteps)),
    ("estimatedDuration=", .fieldNotClearable(.estimatedDuration)),
    ("parent=", .fieldNotClearable(.parent)), ("status=maybe", .valueUnfit(.status, "maybe")),
    ("progress=101", .valueUnfit(.progress, "101")), ("progress=-1", .valueUnfit(.progress, "-1")),
    ("progress=6.5", .valueUnfit(.progress, "6.5")), ("progress=%", .valueUnfit(.progress, "%")),
    ("currentStep=two", .valueUnfit(.currentStep, "two")),
    ("currentStep=99999999999999999999", .valueUnfit(.currentStep, "99999999999999999999")),
    ("currentStep=6", .stepTooHigh(task: "it", step: 6, total: 5)),
    ("totalSteps=1", .stepTooHigh(task: "it", step: 2, total: 1)),
    ("totalSteps=0", .stepsOutOfRange(0, limit: 1_000_000)),
    ("estimatedDuration=0", .valueUnfit(.estimatedDuration, "0")),
    ("estimatedDuration=-5m", .valueUnfit(.estimatedDuration, "-5m")),
    ("estimatedDuration=9999999999999d", .valueUnfit(.estimatedDuration, "9999999999999d")),
    ("parent=it", .parentLoop(task: "it", parent: "it")),
    ("parent=part", .parentLoop(task: "it", parent: "part")), ("parent=none", .taskNotFound("none")),
    ("blockedBy=it", .blockerLoop(task: "it", blocker: "it")),
    ("blockedBy=a,part", .blockerLoop(task: "it", blocker: "part")),
    ("blockedBy=none", .taskNotFound("none")), ("tags=+", .textMissing(.tag)),
    ("tags=" + (0...32).map(String.init).joined(separator: ","), .tooManyTags(limit: 32)),
    ("tags", .assignmentExpected("tags")), ("=x", .assignmentExpected("=x")),
    ("conten=x", .fieldUnknown("conten", alike: ["content"])),
    ("step=x", .fieldUnknown("step", alike: ["currentStep", "totalSteps"])),
    ("agnet=x", .fieldUnknown("agnet", alike: ["agent"])),
    ("est=1", .fieldUnknown("est", alike: ["estimatedDuration"])), ("-=1", .fieldUnknown("-", alike: [])),
  ]

  @Test(arguments: accepted)
  func `a field takes what fits it`(_ written: String, _ expected: String?) throws {
    var table = try Table()
    if expected == "!valueUnfit" {
      #expect(table.refusal(of: written) == .valueUnfit(.estimatedDuration, "1h 30m"))
      return
    }
    #expect(try table.set(written) == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: refused)
  func `a field refuses what does not`(_ written: String, _ error: HandEditError) throws {
    #expect(try Table().refusal(of: written) == error)
  }

  @Test func `several fields are set in one event`() throws {
    var table = try Table()
    #expect(
      try table.set("content=Draw", "tags=+y", "tags=+z", "totalSteps=10", "currentStep=9")
        == ["content Draw", "step 9/10", "tags x y z"])
    #expect(table.story.news.count == 1)
  }

  @Test func `a percentage told with new steps is kept beside them`() throws {
    var table = try Table()
    #expect(try table.set("currentStep=3", "progress=40") == ["progress 40", "step 3/5"])
    #expect(table.story.tasks[1].knownProgress == 40)
  }

  @Test(arguments: [
    ("500ms", 500), ("90s", 90_000), ("15m", 900_000), ("2h", 7_200_000), ("1h30m", 5_400_000),
    ("3d", 259_200_000), ("1500", 1500), ("", nil), ("h", nil), ("5", 5), ("5x", nil), ("0s", nil),
    ("1.5h", nil), ("٣m", nil), ("9223372036854775807s", nil), ("9223372036854775807ms1ms", nil),
  ])
  func `lengths of time are read as people write them`(_ text: String, _ milliseconds: Int64?) {
    #expect(WrittenDuration.milliseconds(text) == milliseconds)
  }
}

/// Three tasks called `a`, `it` and `part`: `part` is a part of `it` and waits for it.
private struct Table {
  var story = HandStory()
  private var ids: [String: String] = [:]

  init() throws {
    try story.edit(AddTask("First"))
    ids["a"] = story.tasks[0].id
    var add = AddTask("Design")
    add.agent = "Theo"
    add.tags = ["x"]
    try story.edit(add)
    ids["it"] = story.tasks[1].id
    try story.edit(TakeStep(of: word("it"), to: 2, total: 5))
    add = AddTask("Part")
    (add.parent, add.blockedBy) = (word("it"), [word("it")])
    try story.edit(add)
    ids["part"] = story.tasks[2].id
  }

  private func word(_ name: String) -> String { ids[name] ?? name }

  private func assignments(_ written: [String]) throws(HandEditError) -> [TaskAssignment] {
    var assignments: [TaskAssignment] = []
    for text in written {
      var assignment = try TaskAssignment(text)
      if [.parent, .blockedBy].contains(assignment.field) {
        assignment.text = assignment.text.split(separator: ",").map { word(String($0)) }.joined(
          separator: ",")
      }
      assignments.append(assignment)
    }
    return assignments
  }

  /// Sets fields of `it` and returns how it differs then.
  mutating func set(_ written: String...) throws -> [String] {
    let old = story.tasks[1]
    try story.edit(SetFields(of: word("it"), try assignments(written)))
    let new = story.tasks[1]
    let ids = ids
    let name = { (id: String) in ids.first { $0.value == id }?.key ?? id }
    var said: [String] = []
    if new.content != old.content { said.append("content " + new.content) }
    if new.activeForm != old.activeForm { said.append("activeForm " + (new.activeForm ?? "")) }
    if new.detail != old.detail { said.append("detail " + (new.detail ?? "")) }
    if new.status != old.status { said.append("status " + new.status.rawValue) }
    if (new.agent, new.agentSource) != (old.agent, old.agentSource) {
      said.append("agent \(new.agent) \(new.agentSource.rawValue)")
    }
    if new.progress != old.progress { said.append("progress \(new.progress ?? -1)") }
    if (new.currentStep, new.totalSteps) != (old.currentStep, old.totalSteps) {
      said.append("step \(new.currentStep ?? -1)/\(new.totalSteps ?? -1)")
    }
    if new.estimatedDuration != old.estimatedDuration {
      said.append("estimate \(new.estimatedDuration ?? -1)")
    }
    if new.parentID != old.parentID { said.append("parent " + name(new.parentID ?? "")) }
    if new.blockedBy != old.blockedBy {
      said.append("blockedBy " + new.blockedBy.map(name).joined(separator: " "))
    }
    if new.tags != old.tags { said.append("tags " + new.tags.joined(separator: " ")) }
    return said
  }

  /// Returns why `it` cannot be set so, with the names of the tasks in place of their ids.
  func refusal(of written: String) -> HandEditError? {
    do throws(HandEditError) {
      let error = story.refusal(of: SetFields(of: word("it"), try assignments([written])))
      return error.map(named)
    } catch {
      return error
    }
  }

  private func named(_ error: HandEditError) -> HandEditError {
    let ids = ids
    let name = { (id: String) in ids.first { $0.value == id }?.key ?? id }
    return switch error {
    case .parentLoop(let task, let parent): .parentLoop(task: name(task), parent: name(parent))
    case .blockerLoop(let task, let blocker): .blockerLoop(task: name(task), blocker: name(blocker))
    case .stepTooHigh(let task, let step, let total):
      .stepTooHigh(task: name(task), step: step, total: total)
    default: error
    }
  }
}
