import DurableFiles
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@testable import OrchestraCLI

/// A watch says after every update what evaluating the whole condition says.
@Suite struct ConditionWatchTests {
  static let conditions = [
    "stats.completedTasks >= 2", "stats.totalTasks == 0", "stats.overallProgress > 50",
    "stats.activeAgents is 0",
    "stats.averageDuration > 100", "count tasks[status=failed] >= 1", "count tasks[*] == 3",
    "not count tasks[agent=Kai] == 0", "tasks[status=completed].progress is 100", "tasks[*].agent == Kai",
    "tasks[status=failed].tags contains x", "tasks[*].progress > 20", "not tasks[*].progress > 20",
    "tasks[0].status is in_progress", "tasks[-1].content matches 'T*'", "tasks is empty",
    "tasks[*].duration > 500",
    "count activeAgents > 1", "activeAgents[name=Kai].kind == subagent", "agent Kai is active",
    "agent Kai is finished",
    "agent Kai exists", "agent Kai lastSeenAt > 5", "session s is ended", "session s is live",
    "session s exists",
    "session s state == idle", "session s lastActivityAt > 9", "sessions[state=ended].id contains s",
    "count sessions == 2", "task 1 is completed", "task 1 exists", "task 2 status is in_progress",
    "task 2 duration > 500", "task t-1 exists", "task t- is missing", "project.name == shop",
    "updatedAt > 1762252230000",
    "count history > 10", "journal.sequence >= 20", "task 1 is completed and agent Kai is active",
    "not task 1 is completed and stats.failedTasks > 0",
  ]

  /// Makes a project in which few tasks, agents and sessions meet often.
  private static func project(_ folder: TemporaryDirectory, seed: UInt64) throws -> ProgressStore {
    var settings = StoreSettings()
    settings.journalBytes = 4_000
    settings.journalSegments = 100
    let store = ProgressStore(
      root: try folder.open(LiveFileSystem()), settings: settings, clock: SteppingClock(step: 1000),
      command: "test",
      statusText: nil)
    var policy = ResolutionPolicy()
    policy.keepEndedSessions = 0
    var random = SeededGenerator(seed: seed)
    var time: Int64 = 1_762_252_225_000
    for number in 0..<45 {
      time += Int64.random(in: -100...1_500, using: &random)
      // Now and then one ends and another begins, which archives the first.
      let turn = number % 15
      let id = turn == 14 ? "u\(number)" : random.pick(["s", "s", "t"])
      let facts: [Fact] =
        switch turn {
        case 13: [.sessionEnded(reason: "other")]
        case 14: [.sessionStarted(SessionStart(client: "claude-code"))]
        default: [fact(&random)]
        }
      let observation = Observation(
        time: Timestamp(time),
        session: SessionReference(id: id, client: "claude-code"), facts: facts)
      _ = try store.update(until: .after(.seconds(20)), policy: policy) {
        $0.nameProject(id: "p", name: "shop", host: "h", at: observation.time)
        $0.resolve(observation)
      }
      if random.once(in: 15) {
        _ = try store.undo(.last, forced: true, until: .after(.seconds(20)), policy: ResolutionPolicy())
      }
    }
    return store
  }

  private static func fact(_ random: inout SeededGenerator) -> Fact {
    switch Int.random(in: 0..<14, using: &random) {
    case 0..<6:
      var report = TaskReport(list: .tasks(shared: nil), externalID: random.pick(["1", "2", "3", "4"]))
      report.content = random.pick(["Test", "Ship (Kai)", "Try", nil])
      report.status = random.pick(TaskStatus.allCases + [nil])
      report.tags = random.pick([nil, ["x"], []])
      report.agent = random.pick([nil, DetectedAgent(name: "Kai", source: .payload)])
      return .task(report)
    case 6..<8:
      return .list(
        name: .todo,
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          ListedTask(content: random.pick(["Design", "Build"]), status: random.pick(TaskStatus.allCases))
        })
    case 8..<10:
      return .agentStarted(
        AgentStart(id: random.pick(["a", "b"]), name: random.pick(["Kai", "Nova"]), kind: .subagent))
    case 10: return .agentStopped(AgentStop(id: random.pick(["a", "b"]), outcome: "finished"))
    case 11: return .sessionEnded(reason: "other")
    case 12: return .turn(random.pick([.active, .idle]))
    default: return .activity(tool: "Bash", failed: true)
    }
  }

  @Test func `a watch says the same as looking at the whole state each time`() throws {
    let seed = SeededGenerator.seed(of: "condition watch")
    let folder = try TemporaryDirectory()
    let store = try Self.project(folder, seed: seed)
    let history = try JournalHistory.open(root: store.root, access: .ownerOnly)
    let conditions = try Self.conditions.map { text in
      try StateCondition(try #require(try Self.words(text)))
    }
    var watches = conditions.map(ConditionWatch.init)
    var open: RecordedUpdate?
    var held = [Int](repeating: 0, count: conditions.count)
    func check(_ state: ProgressState) throws {
      var settled = state
      ProgressReducer.settle(&settled)
      for index in conditions.indices {
        let expected = try conditions[index].holds(in: settled, at: state.updatedAt)
        let found =
          try open.map { try watches[index].take($0, in: state) }
          ?? watches[index].begin(with: settled, at: state.updatedAt)
        #expect(found == expected, "\(conditions[index].text) after event \(state.sequence), seed \(seed)")
        held[index] += expected ? 1 : 0
      }
    }
    var archives = 0
    let state = try history.updates { update, before in
      try check(before)
      open = update
      archives += update.events.count { $0.change.type == "sessions.archived" }
      return .goOn
    }
    try check(state)
    #expect(archives > 0, "seed \(seed)")
    // A condition that never turns shows nothing.
    let idle = zip(conditions, held).filter { $1 == 0 }.map(\.0.text)
    #expect(idle.count < conditions.count / 3, "\(idle), seed \(seed)")
  }

  static func words(_ text: String) throws -> [String]? {
    try StatementParserWords.words(of: text)
  }
}
