import Foundation
import JSONTree
import OrchestraCLI
import TestSupport
import Testing

@Suite struct LookingCommandTests {
  private func project() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in [
      "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids",
      "claude.post-tool-use.todowrite.progress", "claude.pre-tool-use.agent.alpha",
      "claude.subagent-start.alpha",
      "claude.post-tool-use.todowrite.subagent",
    ] {
      try harness.serve(fixture: name)
    }
    return harness
  }

  private func contents(_ harness: CommandHarness, _ arguments: String...) throws -> [String] {
    let result = harness.run(["tasks", "--format", "json"] + arguments, input: ScriptedInput([]))
    #expect(result.status == 0, "\(result.errors)")
    return try JSONValue(parsing: result.output).array?.compactMap { $0["content"]?.string } ?? []
  }

  @Test func `tasks can be filtered by everything they have`() throws {
    let harness = try project()
    #expect(try contents(harness).count == 6)
    #expect(
      try contents(harness, "--status", "in_progress") == ["Write the tokenizer", "Draft the tokenizer"])
    #expect(try contents(harness, "--status", "done", "--status", "doing").count == 3)
    #expect(try contents(harness, "--agent", "skye") == ["Draft the tokenizer", "Cover Unicode cases"])
    #expect(try contents(harness, "--text", "TOKEN") == ["Write the tokenizer", "Draft the tokenizer"])
    #expect(try contents(harness, "--session", "3f0c").count == 6)
    #expect(try contents(harness, "--session", "ffff").isEmpty)
    #expect(try contents(harness, "--tag", "x").isEmpty)
    #expect(try contents(harness, "--newer-than", "1s") == ["Draft the tokenizer", "Cover Unicode cases"])
    #expect(try contents(harness, "--older-than", "35s").count == 2)
    #expect(try contents(harness, "--limit", "2").count == 2)
  }

  @Test func `tasks can be sorted`() throws {
    let harness = try project()
    #expect(try contents(harness, "--sort", "content").first == "Build the search box")
    #expect(try contents(harness, "--sort", "content", "--reverse").first == "Write the tokenizer")
    #expect(
      try contents(harness, "--sort", "status").prefix(2) == ["Write the tokenizer", "Draft the tokenizer"])
    #expect(try contents(harness, "--sort", "updated").first == "Draft the tokenizer")
  }

  @Test(arguments: ["table", "json", "jsonl", "csv", "tsv", "markdown", "plain"])
  func `every looking command writes every format`(_ format: String) throws {
    let harness = try project()
    let id = try #require(try harness.snapshot()?["tasks"]?[0]?["id"]?.string)
    for command in [["tasks"], ["task", id], ["agents", "--all"], ["sessions"], ["stats"], ["log"]] {
      let result = harness.run(command + ["--format", format], input: ScriptedInput([]))
      #expect(result.status == 0, "\(command) \(result.errors)")
      #expect(result.output.utf8.last == UInt8(ascii: "\n"), "\(command)")
      #expect(result.errors.isEmpty)
      if format == "json" { _ = try JSONValue(parsing: result.output) }
      if format == "jsonl" {
        for line in result.output.split(separator: "\n") { _ = try JSONValue(parsing: String(line)) }
      }
    }
  }

  @Test func `a task is found by the beginning of its id`() throws {
    let harness = try project()
    let id = try #require(try harness.snapshot()?["tasks"]?[0]?["id"]?.string)
    for word in [id, String(id.dropLast(1)), String(id.dropFirst(2))] {
      #expect(harness.run("task", word, "--format", "json").output.contains(id), "\(word)")
    }
    let missing = harness.run("task", "t-000000")
    #expect(missing.status == 66)
    #expect(missing.errors.contains("'t-000000'"))
    let ambiguous = harness.run("task", "t-")
    #expect(ambiguous.status == 64)
  }

  @Test func `the one line and the short display fit where they go`() throws {
    let harness = try project()
    #expect(harness.run("status", "--line").output.split(separator: "\n").count == 1)
    harness.environment["COLUMNS"] = "40"
    let compact = harness.run("status", "--compact").output
    #expect(compact.contains("🎯"))
    #expect(compact.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `a project without state is named, with the way out`() throws {
    let harness = try CommandHarness()
    for command in ["status", "tasks", "agents", "sessions", "stats", "log"] {
      let result = harness.run(command)
      #expect(result.status == 66, "\(command)")
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(harness.path) && result.errors.contains("Hint: "))
    }
    #expect(harness.run("init").status == 0)
    #expect(harness.run("init").output.contains("already"))
    #expect(harness.run("tasks").status == 0)
  }

  @Test(arguments: [
    ["tasks", "--status", "maybe"], ["tasks", "--format", "xml"], ["tasks", "--older-than", "soon"],
    ["tasks", "--limit", "-1"], ["taks"], ["task"], ["--nonsense"], ["hook", "--nonsense"],
  ])
  func `wrong words are a usage error on standard error`(_ arguments: [String]) throws {
    let harness = try CommandHarness()
    let result = harness.run(arguments, input: ScriptedInput([]))
    #expect(result.status == 64, "\(arguments)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Error: "))
  }

  @Test func `help and version are answers`() throws {
    let harness = try CommandHarness()
    #expect(harness.run("--version").output == "2.0.0\n")
    for command in [["--help"], ["help", "tasks"], ["tasks", "--help"], ["hook", "--help"]] {
      let result = harness.run(command, input: ScriptedInput([]))
      #expect(result.status == 0)
      #expect(result.output.contains("USAGE:"))
      #expect(result.errors.isEmpty)
    }
  }

  @Test func `hostile text reaches no table unchanged`() throws {
    let harness = try CommandHarness()
    let payload =
      #"{"hook_event_name":"TaskCreated","session_id":"s","task_id":"1","task_subject":"\u001b]0;x\u0007\u009b2J=1+1"}"#
    harness.serve(Array(payload.utf8))
    for format in ["table", "csv", "tsv", "markdown", "plain", "json", "jsonl"] {
      let text = harness.run("tasks", "--format", format).output
      // The format's own line ends and separators.
      let separators: Set<Unicode.Scalar> =
        format == "csv" ? ["\r", "\n"] : format == "tsv" ? ["\t", "\n"] : ["\n"]
      #expect(text.unicodeScalars.allSatisfy { separators.contains($0) || !Self.isControl($0) }, "\(format)")
    }
    let status = String(decoding: harness.bytes("progress-status.txt") ?? [], as: UTF8.self)
    #expect(status.unicodeScalars.allSatisfy { $0 == "\n" || !Self.isControl($0) })
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
