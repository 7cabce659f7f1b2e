import DurableFiles
import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import ProgressStore

/// Undo and redo on random histories.
@Suite struct UndoPropertyTests {
  private static let seed = SeededGenerator.seed(of: "random undo")

  @Test(arguments: 0..<4)
  func `as many redos as undos lead back to the same tasks, agents and sessions`(_ run: UInt64) throws {
    let seed = Self.seed &+ run
    var travel = RandomTravel(seed: seed)
    let fixture = try StoreFixture()
    for _ in 0..<20 { try fixture.tell(travel.next()) }
    let before = try fixture.state()
    var count = 0
    while count < 12, try !fixture.undo().events.isEmpty { count += 1 }
    try fixture.expectReplayable("seed \(seed)")
    for _ in 0..<count { #expect(try !fixture.redo().events.isEmpty, "seed \(seed)") }
    let comparison = StateComparison(before: before, after: try fixture.state())
    #expect(comparison.isEmpty, "seed \(seed): \(comparison)")
  }

  @Test(arguments: 0..<4)
  func `undo of anything, forced, at random, always replays to the same bytes`(_ run: UInt64) throws {
    let seed = Self.seed &+ 50 &+ run
    var travel = RandomTravel(seed: seed)
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 6000
    fixture.settings.journalSegments = 100
    for _ in 0..<25 {
      let outcome = try fixture.tell(travel.next())
      let sequence = Int64.random(in: 1...max(1, outcome.state.sequence), using: &travel.random)
      switch Int.random(in: 0..<5, using: &travel.random) {
      case 0: try fixture.undo(.update(holding: sequence), forced: true)
      case 1: try fixture.undo(.event(sequence), forced: true)
      case 2: try fixture.undo(.newest(2), forced: true)
      case 3: try fixture.redo(forced: true)
      default: break
      }
    }
    try fixture.expectReplayable("seed \(seed)")
    let walked = try fixture.store().history().updates { _, _ in .goOn }
    #expect(StateComparison(before: walked, after: try fixture.state()).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<6)
  func `every field of a restoration survives the journal`(_ run: UInt64) throws {
    let seed = Self.seed &+ 100 &+ run
    var random = SeededGenerator(seed: seed)
    let restoration = random.restoration()
    let event = ProgressEvent(
      sequence: 1, time: Timestamp(7), session: nil, agent: nil, agentID: nil, remaining: 0,
      change: .restored(restoration))
    var writer = JSONWriter(.compact)
    _ = JournalRecord.write(event, chain: .empty, to: &writer)
    let bytes = writer.finish().dropLast()
    let read = try Array(bytes).withUnsafeBytes { try JournalEntry(line: $0) }
    guard case .event(let back) = read else {
      Issue.record("\(read)")
      return
    }
    #expect(back == event, "seed \(seed)")
  }
}

extension SeededGenerator {
  fileprivate mutating func restoration() -> Restoration {
    var restoration = Restoration(
      kind: pick([.undo, .redo]), spans: [EventSpan(first: 3, last: 9), EventSpan(first: 1, last: 1)])
    restoration.tasks.removed = ["t-1", "t-\u{1B}"]
    restoration.sessions.removed = maybe(["s"]) ?? []
    for _ in 0..<20 { restoration.tasks.put.append(.init(index: maybe(4), entity: task())) }
    for _ in 0..<10 {
      restoration.activeAgents.put.append(.init(index: maybe(0), entity: agent()))
      restoration.finishedAgents.put.append(.init(index: maybe(2), entity: agent()))
      restoration.sessions.put.append(.init(index: maybe(1), entity: session()))
      restoration.openCalls.put.append(.init(index: maybe(1), entity: call()))
    }
    return restoration
  }

  private mutating func maybe<Value>(_ value: Value) -> Value? { once(in: 2) ? nil : value }
  private mutating func moment() -> Timestamp {
    Timestamp(Int64.random(in: 0...4_000_000_000_000, using: &self))
  }
  private mutating func text() -> String { pick(["", "a", "設計 \u{1B}[2J", "line\nbreak \"x\"", "🙂"]) }
  private mutating func members() -> UnknownMembers {
    UnknownMembers(text: pick(["", #""x":[1,2,{"y":null}]"#, #""a b":"\"c","d":1.5"#]))
  }

  private mutating func task() -> TrackedTask {
    var task = TrackedTask(id: text(), session: text(), list: text(), content: text(), createdAt: moment())
    (task.externalID, task.position, task.activeForm) = (maybe(text()), maybe(3), maybe(text()))
    (task.detail, task.status, task.agent) = (maybe(text()), pick(TaskStatus.allCases), text())
    (task.agentSource, task.progress) = (pick(AgentSource.allCases), maybe(40))
    (task.currentStep, task.totalSteps) = (maybe(2), maybe(5))
    (task.startedAt, task.updatedAt) = (maybe(moment()), moment())
    (task.completedAt, task.statusSince) = (maybe(moment()), moment())
    (task.runningSince, task.finishedDuration) = (maybe(moment()), Int64.random(in: 0...(.max), using: &self))
    (task.pendingDuration, task.estimatedDuration) = (Int64.random(in: 0...(.max), using: &self), maybe(-5))
    (task.parentID, task.blockedBy, task.tags) = (maybe(text()), pick([[], ["a", ""]]), pick([[], ["x"]]))
    task.unknown = members()
    task.normalizeProgress()
    return task
  }

  private mutating func agent() -> TrackedAgent {
    var agent = TrackedAgent(
      id: text(), name: text(), kind: pick(TrackedAgent.Kind.allCases), session: text(), lastSeenAt: moment())
    (agent.type, agent.task, agent.purpose, agent.call) = (
      maybe(text()), maybe(text()), maybe(text()), maybe(text())
    )
    (agent.startedAt, agent.stoppedAt, agent.outcome) = (maybe(moment()), maybe(moment()), maybe(text()))
    agent.unknown = members()
    return agent
  }

  private mutating func session() -> TrackedSession {
    var session = TrackedSession(id: text(), client: text(), startedAt: moment())
    (session.lastActivityAt, session.endedAt, session.state) = (
      moment(), maybe(moment()), pick(TrackedSession.State.allCases)
    )
    (session.source, session.endReason, session.title) = (maybe(text()), maybe(text()), maybe(text()))
    (session.model, session.host, session.process) = (maybe(text()), maybe(text()), maybe(42))
    session.currentAgent = maybe(text())
    session.unknown = members()
    return session
  }

  private mutating func call() -> AgentCall {
    var call = AgentCall(id: text(), session: text(), requestedAt: moment())
    (call.type, call.name, call.purpose) = (maybe(text()), maybe(text()), maybe(text()))
    return call
  }
}
