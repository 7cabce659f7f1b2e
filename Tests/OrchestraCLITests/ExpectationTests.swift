import ProgressModel
import Testing

@testable import OrchestraCLI

/// Claims held against one state: what holds, what does not, and what is said then.
@Suite struct ExpectationTests {
  private static let now = Timestamp(1_762_252_225_000)

  private static let state: ProgressState = {
    var state = ProgressState()
    state.project = ProgressState.Project(id: "0b5e", name: "shop")
    state.updatedAt = now
    state.sequence = 57
    var old = TrackedSession(id: "9a00", client: "codex", startedAt: Timestamp(now.milliseconds - 90_000))
    old.endedAt = Timestamp(now.milliseconds - 60_000)
    old.state = .ended
    state.sessions = [
      old, TrackedSession(id: "5f1c", client: "claude-code", startedAt: Timestamp(now.milliseconds - 60_000)),
    ]
    func task(_ id: String, _ content: String, _ status: TaskStatus, _ agent: String) -> TrackedTask {
      var task = TrackedTask(
        id: id, session: "5f1c", list: "todo", content: content,
        createdAt: Timestamp(now.milliseconds - 60_000))
      task.status = status
      task.agent = agent
      return task
    }
    var api = task("t-000001", "Design REST API", .inProgress, "Kai")
    api.progress = 60
    api.tags = ["api", "design"]
    api.startedAt = api.createdAt
    api.runningSince = api.createdAt
    state.tasks.append(api)
    state.tasks.append(task("t-000002", "Write \u{1B}[2Jtests", .completed, "Nova"))
    state.tasks.append(task("t-100003", "", .pending, "Unknown"))
    var kai = TrackedAgent(id: "a1", name: "Kai", kind: .subagent, session: "5f1c", lastSeenAt: now)
    kai.task = "t-000001"
    state.activeAgents = [kai]
    var nova = kai
    (nova.id, nova.name, nova.stoppedAt, nova.outcome) = ("a2", "Nova", now, "finished")
    state.finishedAgents = [nova]
    return state
  }()

  private static let previous = PreviousCommand(
    output: "ID        STATUS\nt-000001  in progress\n", errors: "Error: Cannot find 'x'\n", status: 66)

  private func verdict(_ words: [String], previous: PreviousCommand? = previous) throws -> Verdict {
    try Expectation.parse(words).evaluate(
      in: ExpectationSubject(state: { Self.state }, now: Self.now, previous: previous))
  }

  static let holding: [[String]] =
    [
      "stats.totalTasks == 3", "stats.totalTasks == 3.0", "stats.totalTasks != 4", "stats.totalTasks > 2",
      "stats.totalTasks >= 3", "stats.totalTasks < 4", "stats.totalTasks is at most 3", "version is 2.0.0",
      "version == \"2.0.0\"", "version matches 2.*", "version does not match 1.*", "version contains 0.0",
      "project.name exists", "project.color is missing", "project.color does not exist",
      "not project.color exists", "sessions[0].state is ended", "sessions[-1].endedAt is null",
      "sessions[-1].endedAt is empty", "stats.estimatedRemaining == null", "tasks[0].tags contains api",
      "tasks[0].tags !~ ap", "tasks[0].tags == [\"api\",\"design\"]", "tasks[*].session is 5f1c",
      "tasks[status=pending].content is empty", "tasks is not empty", "openCalls is empty",
      "count tasks is 3", "count tasks[status=failed] == 0", "count tasks[*].id >= 3", "count stats > 5",
      "count project is 2", "task t-000001 exists", "task t-9 is missing", "task 100003 is pending",
      "task t-000001 is doing", "task t-000001 is not done", "task t-000002 status is done",
      "task t-000001 agent is Kai", "task t-000001 progress >= 50", "task t-000001 tags[1] is design",
      "task t-000001 duration is at least 1m", "task t-000001 duration == 60000", "task t-9 does not exist",
      "agent kai is active", "agent a1 is active", "agent Nova is not active", "agent Nova is finished",
      "agent Theo is not active", "agent Theo is missing", "agent Kai task is t-000001",
      "agent Nova outcome is finished", "session 9a is ended", "session 5f1c is live",
      "session 5f1c client is claude-code", "session ff does not exist", "output contains t-000001",
      "output does not contain t-000009", "output is not empty", "output matches ID*progress",
      "error contains Cannot", "status 66", "status is not 0", "status != 0", "status > 63",
      "not status 0 and stats.totalTasks == 3 and not agent Theo exists",
    ].map { (line: String) in line.split(separator: " ").map(String.init) }
    + [
      ["task", "t-000001", "content", "==", "Design REST API"], ["tasks[2].content", "==", ""],
      ["error", "is", "Error: Cannot find 'x'"], ["output", "contains", "in progress"],
      ["tasks[0].content", "matches", "[A-E]esign ???? *"],
    ]

  @Test(arguments: holding)
  func `what is so holds`(_ words: [String]) throws {
    #expect(try verdict(words) == .holds)
  }

  static let failing: [(String, String)] = [
    ("stats.completedTasks == 3", "it is 1"),
    ("not stats.completedTasks == 1", "it is 1"),
    ("stats.completedTasks is more than 1", "it is 1"),
    ("version == 2", "it is 2.0.0"),
    ("stats.averageDuration > 5", "it is null, which is not known"),
    ("not stats.averageDuration > 5", "it is null, which is not known"),
    ("version > 5", "it is 2.0.0, which is no number"),
    ("stats contains x", "it is {\"totalTasks\":3,\"completedTasks\":1,\"activeTasks\":1,\"pending…"),
    ("stats.competed == 3", "'stats' has no 'competed'"),
    ("not stats.competed == 3", "'stats' has no 'competed'"),
    ("stat.x exists", "the state has no 'stat'"),
    ("project.name is missing", "it is shop"),
    ("tasks[*].status is completed", "tasks[0].status is in_progress"),
    ("tasks[agent=Theo].status is pending", "none of the 3 elements of 'tasks' has agent=Theo"),
    ("tasks[7] exists", "'tasks' has 3 elements, the last is [2]"),
    ("tasks.content exists", "'tasks' is a list of 3"),
    ("tasks[2].content is x", "it is \"\""),
    ("tasks[1].content is x", "it is Write ␛[2Jtests"),
    ("count tasks is 4", "there are 3"),
    ("count tsaks is 0", "the state has no 'tsaks'"),
    ("task t-9 is done", "there is no task 't-9'"),
    ("not task t-9 is done", "there is no task 't-9'"),
    ("task t-0 is done", "'t-0' could be several tasks"),
    ("task t-000001 is done", "it is in_progress"),
    ("task t-000001 colour is red", "the task has no 'colour'"),
    ("task t-000001 is missing", "it is there: Design REST API"),
    ("agent Theo is active", "no agent has that name"),
    ("agent Theo task is x", "no agent has that name"),
    ("agent Kai is finished", "it is active"),
    ("session 5f1c is ended", "it is active"),
    ("session ff is ended", "there is no session 'ff'"),
    ("output contains t-9", "the output does not"),
    ("output does not contain ID", "the output does"),
    ("output is ID", "the output has 2 lines"),
    ("error is empty", "the error output is Error: Cannot find 'x'"),
    ("status is 0", "it is 66"),
    ("stats.totalTasks == 3 and stats.failedTasks == 1", "it is 0"),
  ]

  @Test(arguments: failing)
  func `what is not so fails and says what is`(_ line: String, _ reason: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard case .fails(let sentence, _) = try verdict(words) else {
      Issue.record("it holds")
      return
    }
    let claim = line.split(separator: " and ").last.map(String.init) ?? line
    #expect(sentence == "Expected \(claim), but \(reason)")
  }

  @Test func `hints tell what is beside the value`() throws {
    func hint(_ line: String) throws -> String? {
      guard case .fails(_, let hint) = try verdict(line.split(separator: " ").map(String.init)) else {
        return nil
      }
      return hint
    }
    #expect(try hint("project.name is x") == "'project' also has: id 0b5e")
    #expect(
      try hint("stats.compltedTasks is 3")?.hasPrefix(
        "Did you mean 'completedTasks'? 'stats' has: totalTasks, ") == true)
    #expect(try hint("agent Theo is active") == "Active: Kai")
    #expect(try hint("session ff is ended") == "There are: 9a00, 5f1c")
    #expect(try hint("status is 0") == "Standard error began: Error: Cannot find 'x'")
    #expect(try hint("output is x") == "The output was:\n  ID        STATUS\n  t-000001  in progress")
    #expect(
      try hint("task t-000002 is failed")
        == "t-000002 is \"Write ␛[2Jtests\", completed, of Nova; see 'why t-000002'")
  }

  @Test func `without a command before it, nothing can be said of its output`() throws {
    for words in [["output", "is", "empty"], ["not", "error", "contains", "x"], ["status", "0"]] {
      guard case .fails(let sentence, _) = try verdict(words, previous: nil) else {
        Issue.record("\(words) holds")
        continue
      }
      #expect(sentence.hasSuffix("but there was no command before it"))
    }
  }

  @Test func `the state is read only for claims about it, and once`() throws {
    var reads = 0
    func evaluate(_ line: String) throws -> Verdict {
      try Expectation.parse(line.split(separator: " ").map(String.init)).evaluate(
        in: ExpectationSubject(
          state: {
            reads += 1
            return Self.state
          }, now: Self.now, previous: Self.previous))
    }
    #expect(try evaluate("status 66 and output contains ID") == .holds)
    #expect(reads == 0)
    #expect(try evaluate("version exists and task t-000001 exists and agent Kai is active") == .holds)
    #expect(reads == 1)
  }

  @Test func `patterns fit the whole text in bounded time`() {
    #expect(GlobPattern("*.md").matches("a.b.md"))
    #expect(!GlobPattern("*.md").matches("a.md5"))
    #expect(GlobPattern("[!0-9]?\\*").matches("ab*"))
    #expect(!GlobPattern("[!0-9]?\\*").matches("1b*"))
    #expect(GlobPattern("[]a]").matches("]"))
    #expect(GlobPattern("[a").matches("[a"))
    #expect(GlobPattern("é?").matches("e\u{301}絵"))
    #expect(GlobPattern("").matches("") && GlobPattern("**").matches("") && !GlobPattern("").matches("a"))
    // Exponential without the rule that a new star forgets the one before.
    #expect(
      !GlobPattern(String(repeating: "a*", count: 40) + "b").matches(String(repeating: "a", count: 2_000)))
  }
}
