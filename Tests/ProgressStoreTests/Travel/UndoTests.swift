import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct UndoTests {
  @Test func `undo takes back the newest change, whoever made it, and redo brings it back`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("Test○", "Ship○"))
    let before = try fixture.state()
    let after = try fixture.tell(10, .list("Test▶", "Ship○", "Celebrate○")).state
    let outcome = try fixture.undo()
    #expect(outcome.events.map(\.change.type) == ["state.restored"])
    #expect(outcome.plan.conflicts == [])
    #expect(outcome.plan.updates.map(\.lastSequence) == [after.sequence])
    #expect(try fixture.state().values == before.values)
    #expect(try fixture.state().activeAgents == before.activeAgents)
    try fixture.expectReplayable()
    try fixture.redo()
    #expect(try fixture.state().values == after.values)
    #expect(try fixture.state().activeAgents == after.activeAgents)
    try fixture.expectReplayable()
  }

  @Test func `undo and redo walk back and forth`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    try fixture.tell(10, .list("A▶"))
    try fixture.tell(20, .list("A✓"))
    var seen: [String] = []
    for step in ["undo", "undo", "undo", "redo", "undo", "redo", "redo", "redo", "undo"] {
      if step == "undo" { try fixture.undo() } else { try fixture.redo() }
      seen.append(try fixture.lines().joined())
    }
    #expect(seen == ["A▶", "A○", "", "A○", "", "A○", "A▶", "A✓", "A▶"])
    try fixture.expectReplayable()
  }

  @Test func `there is nothing to undo or redo in the end, and saying so writes nothing`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    #expect(try fixture.redo().plan.refusal == .nothingLeft)
    try fixture.undo()
    let journal = fixture.bytes("events.jsonl")
    let outcome = try fixture.undo()
    #expect(outcome.plan.refusal == .nothingLeft)
    #expect(outcome.plan.isEmpty && outcome.events.isEmpty && !outcome.isRefused)
    #expect(fixture.bytes("events.jsonl") == journal)
  }

  @Test func `undo founds no project`() throws {
    let fixture = try StoreFixture()
    #expect(throws: StoreError.self) { try fixture.undo() }
    #expect(try fixture.store().planUndo(of: .last) == nil)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path(of: ".orchestra")))
  }

  @Test func `signs of life and bookkeeping are passed over`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    try fixture.tell(10, .list("A▶"))
    try fixture.tell(20_000, .activity(tool: "Bash", failed: false))
    try fixture.tell(30_000, .turn(.idle))
    try fixture.tell(40_000, .note("noted"))
    try fixture.undo()
    #expect(try fixture.lines() == ["A○"])
  }

  @Test func `several updates are taken back as one, and brought back as one`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    try fixture.tell(10, .list("A▶", "B○"))
    try fixture.tell(20, .list("A✓", "B▶"))
    let after = try fixture.state()
    let outcome = try fixture.undo(.newest(2))
    #expect(outcome.plan.updates.count == 2)
    #expect(try fixture.lines() == ["A○"])
    try fixture.redo()
    #expect(try fixture.state().values == after.values)
    #expect(try fixture.undo(.newest(9)).plan.updates.count == 3)
    try fixture.expectReplayable()
  }

  @Test func `an older update is taken back while later ones stay`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .task("1", "Docs"), .task("2", "Ship"))
    let tagged = try fixture.tell(10, .task("1", tags: ["x"])).state.sequence
    try fixture.tell(20, .task("1", nil, .inProgress))
    try fixture.undo(.update(holding: tagged))
    let task = try fixture.state().tasks[0]
    #expect((task.tags, task.status) == ([], .inProgress))
    #expect(try fixture.undo(.update(holding: tagged)).plan.refusal == .alreadyUndone(tagged, by: tagged + 2))
  }

  @Test func `one event of an update is taken back alone`() throws {
    let fixture = try StoreFixture()
    let first = try fixture.tell(0, .task("1", "Docs"), .task("2", "Ship"))
    let event = try #require(first.events.last { $0.change.type == "task.created" })
    try fixture.undo(.event(event.sequence))
    #expect(try fixture.lines() == ["Docs○"])
    // What is left of the update is still there to be taken back.
    try fixture.undo()
    #expect(try fixture.lines() == [])
    try fixture.redo()
    try fixture.redo()
    #expect(try fixture.lines() == ["Docs○", "Ship○"])
    try fixture.expectReplayable()
  }

  @Test func `a later change is a conflict that names who made it, and nothing is written`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .task("1", "Docs"))
    let renamed = try fixture.tell(10, .task("1", "Write docs", .inProgress)).state.sequence
    try fixture.tell(20, .task("2", "Other"))
    let later = try fixture.tell(30, .task("1", "Write all docs")).state.sequence
    try fixture.tell(40, .task("1", tags: ["x"]))
    let journal = fixture.bytes("events.jsonl")
    let outcome = try fixture.undo(.update(holding: renamed))
    #expect(outcome.isRefused)
    #expect(fixture.bytes("events.jsonl") == journal)
    let conflict = try #require(outcome.plan.conflicts.first)
    #expect(outcome.plan.conflicts.count == 1)
    #expect((conflict.field, conflict.reason, conflict.changedBy) == ("content", .changed, later))
    #expect(conflict.expected == .text("Write docs") && conflict.wanted == .text("Docs"))
    #expect(conflict.found == .text("Write all docs"))
    #expect(
      outcome.plan.comparison.withoutVolatileFields.changedTasks.first?.fields.map(\.field) == [
        "status", "startedAt",
      ])
    try fixture.undo(.update(holding: renamed), forced: true)
    let task = try fixture.state().tasks[0]
    #expect((task.content, task.status, task.tags) == ("Docs", .pending, ["x"]))
    try fixture.expectReplayable()
  }

  @Test func `undoing an undo by its number is redoing it`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    try fixture.tell(10, .list("A▶"))
    let undo = try fixture.undo().state.sequence
    try fixture.undo(.update(holding: undo))
    #expect(try fixture.lines() == ["A▶"])
    #expect(try fixture.redo().plan.refusal == .nothingLeft)
    #expect(try fixture.redo(.update(holding: undo)).plan.refusal == .alreadyUndone(undo, by: undo + 1))
    #expect(try fixture.redo(.update(holding: 1)).plan.refusal == .notAnUndo(1))
    try fixture.undo()
    #expect(try fixture.lines() == ["A○"])
  }

  @Test func `what was never recorded or is not kept any more is refused with what is`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 1500
    fixture.settings.journalSegments = 1
    for number in 1...20 { try fixture.tell(Int64(number), .task("\(number)", "Task")) }
    let plan = try #require(try fixture.store().planUndo(of: .update(holding: 1)))
    guard case .notRecorded(1, let kept?)? = plan.refusal else {
      Issue.record("\(String(describing: plan.refusal))")
      return
    }
    #expect(kept.last == (try fixture.state().sequence))
    #expect(
      try fixture.store().planUndo(of: .update(holding: kept.first))?.refusal == .notReversible(kept.first))
    try fixture.undo(.newest(2))
    #expect(try fixture.state().tasks.count == 18)
  }

  @Test func `an edit of the snapshot by hand is taken back too`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○", "B○"))
    let before = try fixture.state()
    try fixture.edit { object in
      object["tasks"]?.array?[0].object?["content"] = "Edited"
      object["tasks"]?.array?[1].object?["estimate"] = ["days": [1, 2]]
    }
    try fixture.undo()
    #expect(try fixture.state().values == before.values)
    try fixture.redo()
    #expect(try fixture.lines() == ["Edited○", "B○"])
    #expect(try fixture.state().tasks[1].unknown.text.contains("estimate"))
    try fixture.expectReplayable()
  }

  @Test func `the end of a session is taken back with its agents and clocks`() throws {
    let fixture = try StoreFixture()
    var agent = AgentStart(id: "a", name: "Kai", kind: .subagent)
    agent.type = "kai"
    try fixture.tell(0, .list("A▶"), .agentStarted(agent))
    let before = try fixture.state()
    try fixture.tell(60_000, .sessionEnded(reason: "other"))
    #expect(try fixture.state().activeAgents.isEmpty)
    try fixture.undo()
    let state = try fixture.state()
    #expect(state.values == before.values)
    #expect(state.activeAgents == before.activeAgents)
    #expect(state.finishedAgents == before.finishedAgents)
    #expect(state.sessions.map(\.endedAt) == [nil])
    try fixture.expectReplayable()
  }

  @Test func `a host that repeats its list does not undo the undo, one that says something new does`() throws
  {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("Test○", "Ship○"))
    try fixture.tell(10, .list("Test✓", "Ship○"))
    try fixture.undo()
    #expect(try fixture.tell(20, .list("Test✓", "Ship○")).events.isEmpty)
    try fixture.tell(30, .list("Test✓", "Ship▶"))
    #expect(try fixture.lines() == ["Test○", "Ship▶"])
    try fixture.tell(40, .list("Test✗", "Ship▶"))
    #expect(try fixture.lines() == ["Test✗", "Ship▶"])
    try fixture.expectReplayable()
  }

  @Test func `a plan changes nothing and shows what undo would do`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    try fixture.tell(10, .list("A▶"))
    let journal = fixture.bytes("events.jsonl")
    let plan = try #require(try fixture.store().planUndo(of: .last))
    #expect(fixture.bytes("events.jsonl") == journal)
    #expect(plan.comparison.changedTasks.first?.fields.first?.new == .text("pending"))
    #expect(plan.comparison.endedAgents.map(\.kind) == [.worker])
    let outcome = try fixture.undo()
    #expect(outcome.events.map(\.change) == [.restored(plan.restoration(forced: false))])
  }

  @Test func `the history of the snapshot says what was undone`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(0, .list("A○"))
    let made = try fixture.tell(10, .list("A▶", "B○")).events
    try fixture.undo()
    let entry = try #require(try fixture.state().history.last)
    #expect(entry.event == "state.restored")
    #expect(entry.details == "undo \(made[0].sequence)-\(made[made.count - 1].sequence)")
  }
}
