import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct SimulateCommandTests {
  private func contents(_ harness: CommandHarness) throws -> [String] {
    try harness.snapshot()?["tasks"]?.array?.compactMap { $0["content"]?.string } ?? []
  }

  /// A project with a short scenario in it.
  private func harness() throws -> CommandHarness {
    let harness = try CommandHarness()
    let text = """
      session start
      +5s todo 'Kai: Design the index' 'Mina: Build the form' --status in_progress
      +90s todo 'Kai: Design the index' --status completed
      +10s todo 'Mina: Build the form' --status completed
      """
    try harness.folder.write("lantern/short.scenario", text.utf8)
    return harness
  }

  @Test func `nothing is written without being asked for`() throws {
    let harness = try harness()
    let result = harness.run("simulate", "short.scenario")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Kai: Design the index"))
    #expect(result.errors.contains("nothing was written"))
    #expect(harness.bytes("events.jsonl") == nil)
    #expect(!FileManager.default.fileExists(atPath: harness.path + "/.orchestra"))
  }

  @Test func `applied it is recorded as by hooks`() throws {
    let harness = try harness()
    let result = harness.run("simulate", "short.scenario", "--apply", "--seed", "3")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try contents(harness) == ["Kai: Design the index", "Mina: Build the form"])
    // It has just happened: nothing lies in the future.
    let newest = try harness.journal().compactMap { $0["time"]?.integer }.max()
    #expect(newest == harness.clock.now())
    // Nor does the project begin behind its first event.
    let times = try harness.journal().compactMap { $0["time"]?.integer }
    #expect(times.first == times.min())
  }

  @Test func `a single event goes to the session at work`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    let result = harness.run(
      "simulate", "todo", "Write the tokenizer", "--status", "in_progress", "--apply")
    #expect(result.status == 0, "\(result.errors)")
    let tasks = try harness.snapshot()?["tasks"]?.array ?? []
    // The list is the same one: nothing else of it was taken away.
    #expect(tasks.count == 4)
    #expect(tasks[1]["status"]?.string == "in_progress")
    #expect(Set(tasks.map { $0["session"]?.string }).count == 1)
  }

  @Test func `emitted payloads are what a hook takes`() throws {
    let harness = try CommandHarness()
    let result = harness.run("simulate", "todo", "Kai: Design API", "--emit", "--seed", "1")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 1)
    harness.serve(Array(result.output.utf8))
    #expect(try contents(harness) == ["Kai: Design API"])
    let codex = harness.run("simulate", "todo", "X", "--host", "codex", "--emit", "--session", "new")
    #expect(try JSONValue(parsing: codex.output)["tool_name"]?.string == "update_plan")
  }

  @Test func `a torn payload is emitted as half of one`() throws {
    let harness = try CommandHarness()
    let result = harness.run("simulate", "stop", "--emit", "--fault", "torn")
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: result.output) }
  }

  @Test func `in a shell it goes into a sandbox that stays open`() throws {
    let harness = try CommandHarness()
    let (first, context) = run(harness, ["simulate", "todo", "First"], in: nil)
    #expect(first == 0)
    let (second, _) = run(harness, ["simulate", "todo", "Second"], in: context)
    #expect(second == 0)
    let sandbox = try #require(context.session?.sandbox)
    #expect(sandbox.sandbox.state.tasks.tasks.map(\.content) == ["First", "Second"])
    #expect(sandbox.changeCount == 2)
    #expect(harness.bytes("events.jsonl") == nil)
    #expect(run(harness, ["simulate", "todo", "Third", "--apply"], in: context).status == 64)
  }

  private func run(
    _ harness: CommandHarness, _ arguments: [String], in context: ProgramContext?
  ) -> (status: Int32, context: ProgramContext) {
    var used = context ?? SimulationFixture.context(at: harness.path)
    if used.session == nil {
      used.session = ShellSession(
        place: ShellSession.Place(workingDirectory: harness.path), isInteractive: true)
    }
    return (CommandRunner(context: used).run(arguments), used)
  }

  @Test func `in a script nothing stays open, and an open sandbox is used`() throws {
    let harness = try harness()
    let alone = harness.run("-c", "simulate short.scenario --format json; expect output contains index")
    #expect(alone.status == 0, "\(alone.errors)")
    #expect(harness.bytes("events.jsonl") == nil)
    try harness.serve(fixture: "claude.session-start.startup")
    let before = harness.bytes("events.jsonl")
    let inside = harness.run(
      "-c", "begin; simulate short.scenario; expect stats.completedTasks == 2; rollback")
    #expect(inside.status == 0, "\(inside.errors)")
    #expect(harness.bytes("events.jsonl") == before)
  }

  @Test func `it ends as soon as the condition holds`() throws {
    let harness = try harness()
    let result = harness.run(
      "simulate", "short.scenario", "--apply", "--until", "stats.completedTasks == 1")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("until the condition held"))
    #expect(try harness.snapshot()?["stats"]?["completedTasks"]?.integer == 1)
  }

  @Test func `steps show payload, events and difference`() throws {
    let harness = try CommandHarness()
    let result = harness.run("simulate", "todo", "Kai: Design API", "--step")
    #expect(result.output.contains("\"tool_name\": \"TodoWrite\""))
    #expect(result.output.contains("+ task.created"))
    #expect(result.output.contains("Kai: Design API"))
  }

  @Test func `somebody who types decides on each step`() throws {
    let harness = try harness()
    let keys = ScriptedInput([.bytes(Array("\n".utf8)), .bytes(Array("q\n".utf8))])
    let result = harness.run(["simulate", "short.scenario", "--step"], input: keys) { context, _ in
      context.surroundings.isInteractive = { true }
    }
    #expect(result.status == 0)
    #expect(result.errors.contains("Played 2 of 4 payloads"))
  }

  @Test func `a random workload says its seed and is made again by it`() throws {
    let harness = try CommandHarness()
    let first = harness.run("simulate", "random", "--tasks", "4", "--emit")
    let seed = try #require(first.errors.split(separator: " ").last.map { $0.filter(\.isNumber) })
    let second = harness.run("simulate", "random", "--tasks", "4", "--emit", "--seed", seed)
    #expect(first.output == second.output)
    #expect(second.errors.isEmpty)
  }

  @Test(arguments: [
    (["simulate", "sol"], 66, "Did you mean 'solo'?"),
    (["simulate", "storm", "--processes", "0"], 64, "1 to 512"),
    (["simulate", "storm", "--for", "0s"], 64, "--for"),
    (["simulate", "scenario", "storm"], 64, "simulate storm --for"),
    (["simulate", "todo"], 64, "Missing what is on the list"),
    (["simulate", "todo", "X", "--emit", "--apply"], 64, "exclude each other"),
    (["simulate", "todo", "X", "--fault", "torn", "--apply"], 64, "in a project of their own only"),
    (["simulate", "todo", "X", "--fault", "kill=append", "--emit"], 64, "happens to processes"),
    (["simulate", "todo", "X", "--until", "stats ="], 64, "Cannot read the expectation"),
    (["simulate", "scenarios", "--show", "nothing"], 66, "scenarios"),
    (["simulate", "random", "--sessions", "0"], 64, "1 to 100"),
  ])
  func `a slip is named, with a way out`(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let harness = try CommandHarness()
    let result = harness.run(arguments, input: ScriptedInput([.end]))
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: harness.path + "/.orchestra"))
  }

  @Test func `scenarios are listed and printed`() throws {
    let harness = try CommandHarness()
    let list = harness.run("simulate", "scenarios", "--format", "json")
    let names = try JSONValue(parsing: list.output).array?.compactMap { $0["name"]?.string }
    #expect(names == ScenarioCatalog.names)
    let text = harness.run("simulate", "scenarios", "--show", "teammates").output
    #expect(text == ScenarioCatalog.entry(named: "teammates")?.text)
  }
}
