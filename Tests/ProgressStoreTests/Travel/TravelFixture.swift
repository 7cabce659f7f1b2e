import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// A project whose history is walked, undone and redone, with the shortest ways to say what happens in it.
extension StoreFixture {
  static let start: Int64 = 1_762_252_225_000

  /// Records facts of session `s`, `time` milliseconds after the start.
  @discardableResult
  func tell(_ time: Int64, _ facts: Fact..., in session: String? = "s") throws -> ProgressStore.Outcome {
    try tell(Self.observation(time, facts, in: session))
  }

  @discardableResult
  func tell(_ observation: Observation) throws -> ProgressStore.Outcome {
    try store().update(until: .after(.seconds(20)), policy: ResolutionPolicy()) {
      $0.nameProject(id: "p", name: "shop", host: "h", at: observation.time)
      $0.resolve(observation)
    }
  }

  static func observation(_ time: Int64, _ facts: [Fact], in session: String? = "s") -> Observation {
    Observation(
      time: Timestamp(start + time), session: session.map { SessionReference(id: $0, client: "claude-code") },
      facts: facts)
  }

  @discardableResult
  func undo(_ target: UndoTarget = .last, forced: Bool = false) throws -> UndoOutcome {
    try store().undo(target, forced: forced, until: .after(.seconds(20)), policy: ResolutionPolicy())
  }

  @discardableResult
  func redo(_ target: RedoTarget = .last, forced: Bool = false) throws -> UndoOutcome {
    try store().redo(target, forced: forced, until: .after(.seconds(20)), policy: ResolutionPolicy())
  }

  func state() throws -> ProgressState { try #require(try store().read()) }

  /// Texts and marks of the tasks, in order: `Test▶`.
  func lines() throws -> [String] { try state().lines }

  /// Expects that the journal alone leads to the very bytes of the snapshot.
  func expectReplayable(_ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
    let written = try #require(bytes("progress.json"))
    var other = try StoreFixture(copying: self)
    // Else the journal may be due, and the update would begin a new one.
    other.settings.journalBytes = .max
    try other.remove("progress.json")
    try other.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    let replayed = try #require(other.bytes("progress.json"))
    // The first line that differs says more than two lists of bytes.
    let lines = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self).split(separator: "\n") }
    let difference = zip(lines(written), lines(replayed)).first { $0 != $1 }.map { "\($0) | \($1)" }
    #expect(difference == nil, "\(comment)", sourceLocation: sourceLocation)
    #expect(written.count == replayed.count, "\(comment)", sourceLocation: sourceLocation)
  }
}

extension ProgressState {
  /// The tasks without what their host said, which an undo keeps.
  var values: [TrackedTask] {
    tasks.tasks.map { task in
      var task = task
      task.hostWord = .none
      return task
    }
  }

  var lines: [String] { tasks.tasks.map { $0.content + $0.status.mark } }
}

extension TaskStatus {
  var mark: String {
    switch self {
    case .pending: "○"
    case .inProgress: "▶"
    case .completed: "✓"
    case .failed: "✗"
    case .cancelled: "⊘"
    }
  }
}

extension Fact {
  /// A whole list, each line a text that ends in the mark of its status.
  static func list(_ lines: String...) -> Fact {
    .list(
      name: .todo,
      lines.map { line in
        let status = TaskStatus.allCases.first { line.hasSuffix($0.mark) }
        return ListedTask(content: String(line.dropLast()), status: status)
      })
  }

  /// One task of the task tools.
  static func task(_ id: String, _ content: String? = nil, _ status: TaskStatus? = nil, tags: [String]? = nil)
    -> Fact
  {
    var report = TaskReport(list: .tasks(shared: nil), externalID: id)
    (report.content, report.status, report.tags) = (content, status, tags)
    return .task(report)
  }
}

/// Makes observations in which few sessions, agents and tasks meet often.
struct RandomTravel {
  var random: SeededGenerator
  private var time: Int64 = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> Observation {
    // Mostly moments pass, seldom hours, and sometimes the clock steps back.
    time += random.once(in: 12) ? 7_200_000 : Int64.random(in: -500...9_000, using: &random)
    return StoreFixture.observation(time, facts(), in: random.pick(["s", "s", "t", nil]))
  }

  private mutating func facts() -> [Fact] {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6: [list()]
    case 6..<11: [.task("\(Int.random(in: 1...6, using: &random))", random.pick([nil, "A", "B"]), status())]
    case 11..<13: [.agentStarted(start())]
    case 13..<15: [.agentStopped(AgentStop(id: random.pick(["a", "b"]), outcome: "finished"))]
    case 15: [.sessionEnded(reason: "other")]
    case 16: [.turn(random.pick([.active, .idle]))]
    case 17: [.note("note")]
    case 18:
      [.agentRequested(AgentCall(id: random.pick(["c1", "c2"]), session: "s", requestedAt: Timestamp(1)))]
    default: [.activity(tool: "Bash", failed: true)]
    }
  }

  private mutating func list() -> Fact {
    .list(
      name: .todo,
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        ListedTask(content: random.pick(["Design", "Build", "Test", "Ship", "設計"]), status: status())
      })
  }

  private mutating func status() -> TaskStatus? { random.pick(TaskStatus.allCases + [nil]) }

  private mutating func start() -> AgentStart {
    var start = AgentStart(id: random.pick(["a", "b"]), name: "Kai", kind: .subagent)
    start.type = "kai"
    return start
  }
}
