import Foundation
import JSONTree
import TestSupport
import Testing

/// Hooks and a person take turns: what a person set stands, and the journal tells the same story.
@Suite struct HandEditInterleavingTests {
  private static let list = "claude.post-tool-use.todowrite.no-ids"
  private static let progress = "claude.post-tool-use.todowrite.progress"

  private func tasks(_ harness: CommandHarness) throws -> [JSONValue] {
    try JSONValue(parsing: harness.run("tasks", "--all", "--format", "json").output).array ?? []
  }

  @Test(arguments: [false, true])
  func `a list sent again undoes nothing, whether the state was kept or replayed`(_ isReplayed: Bool) throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: Self.list)
    let ids = try tasks(harness).compactMap { $0["id"]?.string }
    #expect(harness.run("task", "done", ids[0], ids[1]).status == 0)
    #expect(
      harness.run("task", "set", ids[2], "content=Something else altogether", "agent=Theo", "tags=x").status
        == 0)
    let added = harness.run("task", "add", "By hand", "-q").output.dropLast()
    let before = try tasks(harness)
    if isReplayed {
      try FileManager.default.removeItem(atPath: harness.path + "/.orchestra/cache/progress.json")
    }
    try harness.serve(fixture: Self.list)
    let after = try tasks(harness)
    #expect(after.map { $0["id"]?.string } == ids + [String(added)])
    for key in ["status", "content", "agent", "agentSource", "tags", "updatedAt", "position"] {
      #expect(after.map { $0[key] } == before.map { $0[key] }, "\(key)")
    }
  }

  @Test func `a list that says something new is believed`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: Self.list)
    let listed = try tasks(harness)
    let id = try #require(listed[0]["id"]?.string)
    #expect(harness.run("task", "cancel", id).status == 0)
    try harness.serve(fixture: Self.progress)
    let next = try tasks(harness)
    #expect(next[0]["id"]?.string == id)
    #expect(listed[0]["status"] != "completed")
    #expect(next[0]["status"] == "completed")
  }

  @Test func `the journal alone leads to the same state`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: Self.list)
    let ids = try tasks(harness).compactMap { $0["id"]?.string }
    let session = try #require(try harness.snapshot()?["sessions"]?[0]?["id"]?.string)
    let lines = [
      ["task", "add", "By hand", "--parent", ids[0], "--after", ids[1], "--tag", "検索", "--estimate", "1h"],
      ["task", "step", ids[0], "2/5"], ["task", "set", ids[1], "content=Other", "status=failed"],
      ["agent", "start", "Kai", "--task", ids[2], "--purpose", "Draw"], ["task", "remove", ids[3]],
      ["agent", "start", "Nova"], ["agent", "stop", "Kai"], ["note", "one\ntwo"],
      ["session", "end", session], ["task", "start", ids[0]],
    ]
    for line in lines {
      harness.clock.advance(milliseconds: 7_000)
      let result = harness.run(line, input: ScriptedInput([]))
      #expect(result.status == 0, "\(line) \(result.errors)")
    }
    let looks = [["tasks", "--all"], ["agents", "--all"], ["sessions"], ["stats"], ["log"]]
    func look() -> [String] {
      looks.map { harness.run($0 + ["--format", "json"], input: ScriptedInput([])).output }
    }
    let kept = look()
    try FileManager.default.removeItem(atPath: harness.path + "/.orchestra/cache/progress.json")
    #expect(look() == kept)
  }
}
