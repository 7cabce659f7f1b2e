import DurableFiles
import Foundation
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// The invariants of `SandboxCommit`.
@Suite struct SandboxCommitTests {
  private static func commit(
    _ sandbox: Sandbox, _ mode: CommitMode, to fixture: StoreFixture
  ) throws -> CommitOutcome {
    try fixture.store().commit(sandbox, mode: mode, until: .after(.seconds(20)), policy: ResolutionPolicy())
  }

  private static func tell(_ sandbox: inout Sandbox, _ time: Int64, _ facts: Fact...) {
    sandbox.change(policy: ResolutionPolicy()) { $0.resolve(StoreFixture.observation(time, facts)) }
  }

  private static func opened(_ facts: Fact...) throws -> (StoreFixture, Sandbox) {
    let fixture = try StoreFixture()
    try fixture.tell(StoreFixture.observation(0, facts))
    return (fixture, Sandbox(state: try fixture.state(), salt: "5eed"))
  }

  /// Invariant 1.
  @Test func `with nothing recorded meanwhile a commit leads to the sandbox's state, in one update`() throws {
    var (fixture, sandbox) = try Self.opened(.list("A○", "B○"))
    Self.tell(&sandbox, 10, .list("A▶", "B○"))
    Self.tell(&sandbox, 20, .list("A✓", "B▶", "C○"))
    let outcome = try Self.commit(sandbox, .refuse, to: fixture)
    #expect(outcome.conflicts == [] && !outcome.isRefused)
    #expect(outcome.events.map(\.remaining) == Array((0..<outcome.events.count).reversed()))
    #expect(outcome.events.map(\.change) == sandbox.events.map(\.change))
    #expect(outcome.events.map(\.time) == sandbox.events.map(\.time))
    #expect(outcome.events.map(\.sequence) == sandbox.events.map(\.sequence))
    #expect(StateComparison(before: sandbox.state, after: outcome.state).isEmpty)
    #expect(try fixture.store().history().newest(1).first?.events.count == outcome.events.count)
    try fixture.expectReplayable()
    // One update, so one undo.
    try fixture.undo()
    #expect(try fixture.lines() == ["A○", "B○"])
  }

  /// Invariant 2.
  @Test func `what was recorded meanwhile elsewhere stays, and numbers go on behind it`() throws {
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"), .task("2", "Ship"))
    Self.tell(&sandbox, 10, .task("1", nil, .inProgress), .task("9", "Mine"))
    let mine = try #require(sandbox.state.tasks.tasks.last?.id)
    try fixture.tell(20, .task("2", "Ship it", .inProgress), .task("3", "Theirs"))
    let before = try fixture.state()
    let outcome = try Self.commit(sandbox, .refuse, to: fixture)
    #expect(outcome.conflicts == [])
    #expect(outcome.events.first?.sequence == before.sequence + 1)
    #expect(try fixture.lines() == ["Docs▶", "Ship it▶", "Theirs○", "Mine○"])
    #expect(outcome.state.tasks.tasks.last?.id == mine)
    let places = outcome.state.tasks.tasks.compactMap(\.position)
    #expect(Set(places).count == places.count)
    try fixture.expectReplayable()
  }

  /// Invariant 4.
  @Test(arguments: CommitMode.allCases)
  func `a field changed on both sides is a conflict, and the mode decides`(_ mode: CommitMode) throws {
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"), .task("2", "Ship"))
    Self.tell(&sandbox, 10, .task("1", "Write docs", .inProgress))
    Self.tell(&sandbox, 11, .task("1", "Write all docs"))
    Self.tell(&sandbox, 12, .task("2", nil, .completed))
    try fixture.tell(20, .task("1", "Translate docs"))
    let journal = fixture.bytes("events.jsonl")
    let outcome = try Self.commit(sandbox, mode, to: fixture)
    let id = sandbox.base.tasks[0].id
    #expect(
      outcome.conflicts == [
        StateConflict(
          EntityReference(.task, id), field: "content", .changed, expected: .text("Docs"),
          wanted: .text("Write all docs"), found: .text("Translate docs"))
      ])
    switch mode {
    case .refuse:
      #expect(outcome.isRefused && outcome.events.isEmpty)
      #expect(fixture.bytes("events.jsonl") == journal)
    case .mine: #expect(try fixture.lines() == ["Write all docs▶", "Ship✓"])
    case .theirs: #expect(try fixture.lines() == ["Translate docs▶", "Ship✓"])
    }
    #expect(outcome.isRefused == (mode == .refuse))
    try fixture.expectReplayable()
  }

  @Test func `what both sides made the same is no conflict and not recorded again`() throws {
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"))
    Self.tell(&sandbox, 10, .task("1", nil, .completed))
    try fixture.tell(20, .task("1", nil, .completed))
    let outcome = try Self.commit(sandbox, .refuse, to: fixture)
    #expect(outcome.conflicts == [] && outcome.events == [])
  }

  @Test(arguments: [CommitMode.mine, .theirs])
  func `a change of a task that is gone is left out and told`(_ mode: CommitMode) throws {
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"), .task("2", "Ship"))
    Self.tell(&sandbox, 10, .task("1", nil, .inProgress))
    Self.tell(&sandbox, 11, .task("2", nil, .inProgress))
    try fixture.undo(.event(try #require(try fixture.store().history().newest(1).first).firstSequence + 2))
    #expect(try fixture.lines() == ["Ship○"])
    let outcome = try Self.commit(sandbox, mode, to: fixture)
    #expect(outcome.conflicts.map(\.reason) == [.gone])
    #expect(try fixture.lines() == ["Ship▶"])
  }

  @Test func `an agent and a session that ended meanwhile are conflicts`() throws {
    var agent = AgentStart(id: "a", name: "Kai", kind: .subagent)
    agent.type = "kai"
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"), .agentStarted(agent))
    Self.tell(&sandbox, 10, .agentStopped(AgentStop(id: "a", outcome: "finished")))
    var other = AgentStart(id: "b", name: "Nova", kind: .subagent)
    other.type = "nova"
    Self.tell(&sandbox, 11, .agentStarted(other))
    Self.tell(&sandbox, 12, .turn(.idle))
    try fixture.tell(20, .sessionEnded(reason: "other"))
    let outcome = try Self.commit(sandbox, .mine, to: fixture)
    #expect(outcome.conflicts.map(\.entity.id) == ["a", "b", "s"])
    #expect(outcome.conflicts.map(\.reason) == [.gone, .sessionEnded, .sessionEnded])
    #expect(outcome.conflicts.first?.found == .text("session-ended"))
    #expect(outcome.events == [])
    #expect(outcome.state.activeAgents.isEmpty)
  }

  @Test(arguments: [CommitMode.mine, .theirs])
  func `a session in which agents started meanwhile ends with them, or not at all`(_ mode: CommitMode) throws
  {
    var (fixture, sandbox) = try Self.opened(.task("1", "Docs"))
    Self.tell(&sandbox, 10, .sessionEnded(reason: "hand"))
    var agent = AgentStart(id: "a", name: "Kai", kind: .subagent)
    agent.type = "kai"
    try fixture.tell(20, .agentStarted(agent))
    let outcome = try Self.commit(sandbox, mode, to: fixture)
    #expect(outcome.conflicts.map(\.reason) == [.inUse])
    #expect(outcome.conflicts.first?.found == .list(["Kai"]))
    #expect(outcome.state.sessions[0].isLive == (mode == .theirs))
    #expect(outcome.state.activeAgents.isEmpty == (mode == .mine))
  }

  @Test func `an undo made in a sandbox is brought in field by field`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .task("1", "Docs"))
    try fixture.tell(10, .task("1", nil, .inProgress))
    var sandbox = Sandbox(state: try fixture.state(), salt: "5eed")
    let plan = try UndoPlan.make(of: .last, in: try fixture.store().history(), current: sandbox.state)
    sandbox.change(policy: ResolutionPolicy()) {
      $0.restore(plan.restoration(forced: false), at: Timestamp(StoreFixture.start + 20))
    }
    #expect(sandbox.state.lines == ["Docs○"])
    try fixture.tell(30, .task("1", tags: ["x"]), .task("2", "Ship"))
    let outcome = try Self.commit(sandbox, .refuse, to: fixture)
    #expect(outcome.conflicts == [])
    #expect(try fixture.lines() == ["Docs○", "Ship○"])
    #expect(outcome.state.tasks[0].tags == ["x"])
    #expect(try fixture.store().planRedo(of: .last)?.refusal == nil)
    try fixture.expectReplayable()
  }

  /// Invariant 3, and the promise of the whole: 50 changes, 200 foreign updates, nothing lost on either side.
  @Test(arguments: CommitMode.allCases)
  func `fifty changes committed among two hundred updates equal their events applied in order`(
    _ mode: CommitMode
  ) throws {
    let seed = SeededGenerator.seed(of: "sandbox \(mode.rawValue)")
    var theirs = RandomTravel(seed: seed)
    var mine = RandomTravel(seed: seed &+ 1)
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 30_000
    fixture.settings.journalSegments = 100
    for _ in 0..<10 { try fixture.tell(theirs.next()) }
    let base = try fixture.state()
    var sandbox = Sandbox(state: base, salt: "5eed")
    var events: [ProgressEvent] = []
    var changes = 0
    for step in 0..<200 {
      events += try fixture.tell(theirs.next()).events
      if step % 4 == 0 {
        let observation = mine.next()
        changes += sandbox.change(policy: ResolutionPolicy()) { $0.resolve(observation) }.isEmpty ? 0 : 1
      }
    }
    #expect(changes > 20)
    let outcome = try Self.commit(sandbox, mode, to: fixture)
    #expect(outcome.isRefused == (mode == .refuse && !outcome.conflicts.isEmpty), "seed \(seed)")
    #expect(outcome.isRefused || !outcome.events.isEmpty, "seed \(seed)")
    var state = base
    for event in events + outcome.events { ProgressReducer.apply(event, to: &state) }
    ProgressReducer.settle(&state)
    #expect(StateComparison(before: state, after: outcome.state).isEmpty, "seed \(seed)")
    #expect(StateComparison(before: try fixture.state(), after: outcome.state).isEmpty, "seed \(seed)")
    #expect(state.faults == [], "seed \(seed)")
    try fixture.expectReplayable("seed \(seed)")
    let walked = try fixture.store().history().updates { _, _ in .goOn }
    #expect(StateComparison(before: walked, after: outcome.state).isEmpty, "seed \(seed)")
  }
}

extension ProgressState {
  /// What a commit could break: ids or places taken twice, and work in sessions that have ended.
  fileprivate var faults: [String] {
    var faults: [String] = []
    var places: Set<[String]> = []
    if Set(tasks.tasks.map(\.id)).count != tasks.count { faults.append("an id twice") }
    for task in tasks.tasks {
      if task.runningSince != nil, !isLive(task.session) {
        faults.append("\(task.id) runs in an ended session")
      }
      guard let position = task.position else { continue }
      let place = [task.session, task.list, String(position)]
      if !places.insert(place).inserted { faults.append("\(place) twice") }
    }
    for agent in activeAgents where !isLive(agent.session) {
      faults.append("\(agent.id) in an ended session")
    }
    return faults
  }
}
