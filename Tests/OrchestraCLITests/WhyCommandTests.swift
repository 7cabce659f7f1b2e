import JSONTree
import TestSupport
import Testing

/// `why`, `timeline` and `top` on a project whose events went through the hook and the journal.
@Suite struct WhyCommandTests {
  private let golden = GoldenFolder()

  static func project() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in [
      "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids",
      "claude.post-tool-use.todowrite.progress", "claude.post-tool-use.todowrite.edited-text",
      "claude.pre-tool-use.agent.alpha", "claude.subagent-start.alpha",
      "claude.post-tool-use.todowrite.subagent", "claude.subagent-stop.alpha", "claude.stop.idle",
    ] {
      try harness.serve(fixture: name, after: 60)
    }
    return harness
  }

  @Test(arguments: ["en", "ja"], [80, 40])
  func `looking back is as recorded`(_ language: String, _ width: Int) throws {
    let harness = try Self.project()
    harness.environment["ORCHESTRA_LANGUAGE"] = language
    harness.environment["COLUMNS"] = String(width)
    let ids = try #require(try harness.snapshot()?["tasks"]?.array).compactMap { $0["id"]?.string }
    var sheet = ""
    let commands = [
      ["why", ids[1]], ["why", "agent", "skye"], ["timeline"], ["timeline", "--compact", "--limit", "2"],
      ["top", "time"],
    ]
    for command in commands {
      let result = harness.run(command, input: ScriptedInput([]))
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      sheet += "$ \(command.joined(separator: " "))\n\(result.output)\n"
    }
    #expect(try golden.difference(of: sheet, from: "looking/back.\(language).\(width).txt") == nil)
  }

  @Test func `JSON has every event and the spans`() throws {
    let harness = try Self.project()
    let id = try #require(try harness.snapshot()?["tasks"]?[1]?["id"]?.string)
    let why = try JSONValue(parsing: harness.run("why", id, "--format", "json").output)
    #expect(why["whole"] == true && why["recorded"] == true)
    #expect(why["events"]?[0]?["event"] == "task.created")
    #expect(why["spans"]?[0]?["status"] == "pending")
    let rows = try JSONValue(parsing: harness.run("timeline", "--format", "json").output)
    #expect(rows.array?.first { $0["id"]?.string == id }?["spans"] == why["spans"])
    #expect(rows.array?.allSatisfy { $0["recorded"] == true } == true)
  }

  @Test func `who is not there is a missing input, with the nearest name`() throws {
    let harness = try Self.project()
    #expect(harness.run("why", "t-000000").status == 66)
    let result = harness.run("why", "agent", "Syke")
    #expect(result.status == 66)
    #expect(result.errors.contains("Did you mean 'Skye'?"))
    #expect(harness.run("why").status == 64)
    #expect(harness.run("why", "agent").status == 64)
    #expect(harness.run("why", "t-1", "Kai").status == 64)
  }

  @Test(arguments: ["table", "json", "jsonl", "csv", "tsv", "markdown", "plain"])
  func `hostile text reaches no output unchanged`(_ format: String) throws {
    let harness = try CommandHarness()
    harness.serve(
      Array(
        #"{"todos":[{"content":"[Ka\u009bi] \u001b]0;x\u0007=1","activeForm":"Kai \u001b[2J \u202e","status":"in_progress"}]}"#
          .utf8))
    let id = try #require(try harness.snapshot()?["tasks"]?[0]?["id"]?.string)
    for command in [
      ["get", "tasks[0]"], ["get", "tasks[*].content"], ["why", id], ["why", "agent", "Kai"], ["timeline"],
      ["top"],
    ] {
      let result = harness.run(command + ["--format", format], input: ScriptedInput([]))
      #expect(result.status == 0, "\(command) \(result.errors)")
      let separators: Set<Unicode.Scalar> =
        format == "csv" ? ["\r", "\n"] : format == "tsv" ? ["\t", "\n"] : ["\n"]
      #expect(
        result.output.unicodeScalars.allSatisfy {
          separators.contains($0)
            || !($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
        }, "\(command)")
    }
  }
}
