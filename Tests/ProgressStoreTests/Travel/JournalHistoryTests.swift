import DurableFiles
import Foundation
import ProgressModel
import TestSupport
import Testing

@testable import ProgressStore

/// The invariants of `JournalHistory`.
@Suite struct JournalHistoryTests {
  /// A history over several segments.
  private static func rotated(_ count: Int = 40, keeping segments: Int = 100) throws -> StoreFixture {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = segments
    for number in 1...count { try fixture.tell(Int64(number) * 10, .task("\(number)", "Task \(number)")) }
    return fixture
  }

  @Test func `a project without a journal has an empty history`() throws {
    let fixture = try StoreFixture()
    let history = try fixture.store().history()
    #expect(try history.newest(5).isEmpty)
    #expect(try history.update(holding: 1) == nil)
    #expect(try history.state(at: .sequence(1)) == nil)
    #expect(try history.state(at: .before(1)) == nil)
    #expect(try history.state(at: .time(Timestamp(.max))) == nil)
    #expect(try history.events(ofTask: "t-1").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: fixture.cachePath("")))
  }

  /// Invariants 1, 2 and 3.
  @Test func `a walk sees every update once and in order, over all segments`() throws {
    let fixture = try Self.rotated()
    #expect(fixture.names("journal").count > 2)
    let history = try fixture.store().history()
    var next: Int64 = 1
    var count = 0
    let state = try history.updates { update, before in
      #expect(update.firstSequence == next)
      #expect(before.sequence == next - 1)
      #expect(!update.followsGap)
      #expect(update.events.count == (update.isCheckpoint ? 0 : Int(update.lastSequence - next) + 1))
      next = update.lastSequence + 1
      count += update.isCheckpoint ? 0 : 1
      return .goOn
    }
    #expect(count == 40)
    let now = try fixture.state()
    #expect(state.tasks.tasks == now.tasks.tasks)
    #expect(state.sequence == now.sequence)
    for start in [1, 5, 20, 41, now.sequence] as [Int64] {
      var first: Int64?
      let end = try history.updates(from: start) { update, _ in
        first = first ?? update.firstSequence
        return .goOn
      }
      #expect(try #require(first) <= start)
      #expect(end.tasks.tasks == now.tasks.tasks)
    }
  }

  @Test func `a walk ends where it is told to, and throws on what its body throws`() throws {
    let fixture = try Self.rotated(5)
    let history = try fixture.store().history()
    var seen = 0
    let state = try history.updates { update, _ in
      seen += 1
      return update.lastSequence >= 4 ? .stop : .goOn
    }
    #expect((seen, state.sequence) == (2, 3))
    struct Mine: Error {}
    #expect(throws: Mine.self) { try history.updates { _, _ in throw Mine() } }
  }

  @Test func `where segments are gone the history begins with a checkpoint that says so`() throws {
    let fixture = try Self.rotated(60, keeping: 2)
    let history = try fixture.store().history()
    var first: RecordedUpdate?
    try history.updates { update, _ in
      first = update
      return .stop
    }
    let begin = try #require(first)
    #expect(begin.checkpoint?.reason == .rotation)
    #expect(begin.followsGap)
    #expect(try history.state(at: .before(begin.firstSequence)) == nil)
    #expect(try history.state(at: .sequence(1)) == nil)
    #expect(try history.state(at: .sequence(begin.firstSequence))?.sequence == begin.firstSequence)
    #expect(try history.events(ofTask: try fixture.state().tasks[0].id).first?.update == begin)
  }

  @Test func `a segment missing in the middle is a gap, not a fault`() throws {
    let fixture = try Self.rotated(60)
    let names = fixture.names("journal")
    try fixture.remove("journal/" + names[1])
    var gaps: [Int64] = []
    let state = try fixture.store().history().updates { update, _ in
      if update.followsGap { gaps.append(update.firstSequence) }
      return .goOn
    }
    #expect(gaps.count == 1)
    #expect(state.tasks.count == 60)
  }

  @Test func `every recorded state is found again, by number and from both sides`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2500
    fixture.settings.journalSegments = 100
    let seed = SeededGenerator.seed(of: "states of the past")
    var travel = RandomTravel(seed: seed)
    var states: [ProgressState] = []
    for _ in 0..<40 {
      let outcome = try fixture.tell(travel.next())
      if !outcome.events.isEmpty { states.append(outcome.state) }
    }
    let history = try fixture.store().history()
    var previous: ProgressState?
    for state in states {
      let found = try #require(try history.state(at: .sequence(state.sequence)), "seed \(seed)")
      #expect(StateComparison(before: found, after: state).isEmpty, "seed \(seed)")
      #expect(found.updatedAt == state.updatedAt)
      let update = try #require(try history.update(holding: state.sequence))
      #expect(update.lastSequence == state.sequence)
      let before = try #require(try history.state(at: .before(state.sequence)))
      if let previous {
        #expect(StateComparison(before: previous, after: before).isEmpty, "seed \(seed)")
      } else {
        #expect(before.sequence == 0)
      }
      previous = state
    }
    let last = try #require(states.last).sequence
    #expect(try history.state(at: .sequence(last + 1)) == nil)
    #expect(try history.newest(3).map(\.lastSequence).last == last)
    #expect(try history.newest(1000).first?.firstSequence == 1)
    #expect(try history.newest(7).count == 7)
  }

  @Test func `a time means the last update recorded that is not later, also when clocks step back`() throws {
    let fixture = try StoreFixture()
    for (time, name) in [(10, "a"), (20, "b"), (15, "c"), (30, "d")] as [(Int64, String)] {
      try fixture.tell(time, .task(name, name))
    }
    let history = try fixture.store().history()
    func count(_ time: Int64) throws -> Int? {
      try history.state(at: .time(Timestamp(StoreFixture.start + time)))?.tasks.count
    }
    #expect(try count(9) == nil)
    #expect(try count(10) == 1)
    #expect(try count(14) == 1)
    #expect(try count(15) == 3)
    #expect(try count(29) == 3)
    #expect(try count(99) == 4)
  }

  @Test func `a torn end is passed over, damage in the middle is not`() throws {
    let fixture = try Self.rotated(5)
    let whole = try #require(fixture.bytes("events.jsonl"))
    let last = try fixture.state().sequence
    try fixture.write("events.jsonl", whole.dropLast(7))
    let history = try fixture.store().history()
    #expect(try history.newest(1).last?.lastSequence == last - 1)
    var damaged = whole
    damaged[30] ^= 1
    try fixture.write("events.jsonl", damaged)
    #expect(throws: StoreError.self) { try history.newest(1) }
  }

  @Test func `what happened to a task is told event by event, its clock included`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("Test○", "Ship○"))
    try fixture.tell(10, .list("Test▶", "Ship○"))
    try fixture.tell(20, .note("nothing to do with it"))
    try fixture.tell(30, .list("Test▶", "Ship▶"))
    try fixture.tell(40, .sessionEnded(reason: "other"))
    let id = try fixture.state().tasks[0].id
    let traces = try fixture.store().history().events(ofTask: id)
    #expect(
      traces.map { $0.events.map(\.change.type) } == [["task.created"], ["task.changed"], ["session.ended"]])
    #expect(traces[0].before == nil)
    #expect(traces[1].changes.first { $0.field == "status" }?.new == .text("in_progress"))
    #expect(traces[2].changes.contains { $0.field == "runningSince" && $0.new == .null })
    #expect(traces[2].after == (try fixture.state().tasks[0]))
  }

  @Test func `what names the task comes before what else its update did`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(
      0, .agentStarted(AgentStart(id: "a", name: "Kai", kind: .subagent)), .list("Test○"))
    let id = try fixture.state().tasks[0].id
    let traces = try fixture.store().history().events(ofTask: id)
    #expect(traces.map { $0.events.map(\.change.type) } == [["task.created", "agent.started"]])
  }

  /// Invariant 1: the reader opens the active file, then it is rotated, then the reader lists the segments.
  @Test func `a rotation between opening and listing shows nothing twice and loses nothing`() throws {
    let fixture = try Self.rotated(30)
    let places = try #require(
      try StorePlaces.openIfPresent(root: try fixture.folder.open(), access: .ownerOnly))
    func segments() throws -> [String] {
      guard let files = try JournalFiles.open(in: places) else { return [] }
      return files.segments.map(\.name)
    }
    let before = try segments()
    #expect(before == fixture.names("journal"))
    // The active file gets its second name, as the first step of a rotation gives it.
    let last = try fixture.state().sequence
    try FileManager.default.linkItem(
      atPath: fixture.cachePath("events.jsonl"),
      toPath: fixture.cachePath("journal/" + JournalRotation.segmentName(last)))
    #expect(try segments() == before)
    #expect(fixture.names("journal").count == before.count + 1)
    var next: Int64 = 1
    try fixture.store().history().updates { update, _ in
      #expect(update.firstSequence == next)
      next = update.lastSequence + 1
      return .goOn
    }
    #expect(next == last + 1)
  }

  /// Invariant 1, with real writers.
  @Test func `walks beside a writer that rotates see one unbroken history`() async throws {
    var settings = try StoreFixture()
    settings.settings.journalBytes = 3000
    settings.settings.journalSegments = 1000
    let fixture = settings
    try fixture.tell(0, .task("0", "Task"))
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 1...40 {
          #expect(throws: Never.self) { try fixture.tell(Int64(number), .task("\(number)", "Task")) }
        }
      }
      group.addTask {
        for _ in 0..<12 {
          #expect(throws: Never.self) {
            var next: Int64 = 1
            try fixture.store().history().updates { update, _ in
              #expect(update.firstSequence == next)
              #expect(!update.followsGap)
              next = update.lastSequence + 1
              return .goOn
            }
          }
        }
      }
    }
  }
}
