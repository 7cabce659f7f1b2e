import Foundation
import JSONTree
import OrchestraCLI
import TestSupport
import Testing

@Suite struct CompletionCallTests {
  private func project() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in [
      "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids",
      "claude.post-tool-use.todowrite.progress", "claude.pre-tool-use.agent.alpha",
      "claude.subagent-start.alpha",
    ] {
      try harness.serve(fixture: name)
    }
    return harness
  }

  private func lines(_ harness: CommandHarness, _ arguments: [String]) -> [String] {
    let result = harness.run(["complete"] + arguments, input: ScriptedInput([]))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func words(_ harness: CommandHarness, _ words: String...) -> [String] {
    lines(harness, ["words", "orchestra"] + words)
  }

  private func bash(_ harness: CommandHarness, _ line: String, type: String = "9", width: Int = 80)
    -> [String]
  {
    lines(harness, ["bash", type, " \t\n\"'@><=;|&(:", "\(width)", line])
  }

  private func ids(_ harness: CommandHarness) throws -> [String: String] {
    var ids: [String: String] = [:]
    for task in try harness.snapshot()?["tasks"]?.array ?? [] {
      ids[task["content"]?.string ?? ""] = task["id"]?.string
    }
    return ids
  }

  @Test func `commands come with what they do`() throws {
    let harness = try CommandHarness()
    #expect(words(harness, "stati").isEmpty)
    #expect(
      words(harness, "sessions")
        == ["sessions\tList the sessions of the project, those that ended lately too"])
    #expect(words(harness, "comple").map { $0.prefix { $0 != "\t" } } == ["completions"])
  }

  @Test func `tasks come with their texts, open ones first`() throws {
    let harness = try project()
    let ids = try ids(harness)
    let found = words(harness, "task", "show", "")
    #expect(found.count == ids.count)
    #expect(found.contains("\(try #require(ids["Write the tokenizer"]))\tWrite the tokenizer"))
    let firstDone = try #require(found.firstIndex { $0.hasSuffix("(completed)") })
    #expect(found[firstDone...].allSatisfy { $0.hasSuffix("(completed)") })
  }

  @Test func `a task is found by the beginning of its id and by a word of its text`() throws {
    let harness = try project()
    let id = try #require(try ids(harness)["Write the tokenizer"])
    for typed in [id, String(id.dropLast()), String(id.dropFirst(2)), "tokeni", "TOKENIZER", "the tok"] {
      #expect(words(harness, "task", typed) == ["\(id)\tWrite the tokenizer"], "\(typed)")
    }
    #expect(words(harness, "task", "okenizer").isEmpty)
  }

  @Test func `agents come in any case, those at work first`() throws {
    let harness = try project()
    let all = words(harness, "tasks", "--agent", "")
    #expect(all.first?.hasSuffix("\tat work") == true)
    #expect(all.contains("Theo\ton the roster"))
    #expect(words(harness, "tasks", "--agent=tHE") == ["--agent=Theo\ton the roster"])
  }

  @Test func `sessions come with their client and age`() throws {
    let harness = try project()
    let session = try #require(words(harness, "tasks", "--session", "3f0").first)
    #expect(session.hasPrefix("3f0c"))
    #expect(session.contains("\tclaude-code, just now"))
  }

  @Test(arguments: [
    ("vers", ["version"]), ("stats.overall", ["stats.overallProgress"]), ("stats", ["stats.totalTasks"]),
    ("tasks[0].con", ["tasks[0].content"]), ("tasks[status=in", ["tasks[status=in_progress]"]),
    ("tasks[sta", ["tasks[status="]),
    ("tasks", ["tasks[0]"]), ("tasks[status=pending].cont", ["tasks[status=pending].content"]),
    ("project.", ["project.id", "project.name"]),
    ("nowhere.", []), ("tasks[0", ["tasks[0]"]), ("version.", []), ("[", []), ("tasks[9999].", []),
    ("a..b", []),
  ])
  func `paths into the state go on step by step`(typed: String, expected: [String]) throws {
    let harness = try project()
    let found = lines(harness, ["--values", "path", typed])
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(!found.isEmpty || expected.isEmpty)
    if expected.isEmpty { #expect(found.isEmpty) }
  }

  @Test func `the project named on the line is the one that is looked into`() throws {
    let harness = try project()
    let id = try #require(try ids(harness)["Write the tokenizer"])
    let other = try CommandHarness()
    #expect(words(other, "task", "t-").isEmpty)
    #expect(words(other, "task", "--root", harness.path, id).count == 1)
    #expect(words(other, "task", "--root=" + harness.path, id).count == 1)
    other.environment["HOME"] = harness.folder.path
    #expect(words(other, "task", "--root", "~/lantern", id).count == 1)
  }

  @Test func `bash gets what readline puts into the line`() throws {
    let harness = try project()
    let id = try #require(try ids(harness)["Write the tokenizer"])
    #expect(bash(harness, "orchestra sessions") == ["words", "sessions"])
    #expect(bash(harness, "orchestra tasks --format=js") == ["words", "json", "jsonl"])
    #expect(bash(harness, "orchestra tasks --format js") == ["words", "json", "jsonl"])
    #expect(bash(harness, "orchestra tasks --root x") == ["directories"])
    #expect(bash(harness, "orchestra tasks > x") == ["files"])
    #expect(bash(harness, "orchestra tasks 2> log --form") == ["words", "--format"])
    #expect(bash(harness, "true; orchestra sessions") == ["words", "sessions"])
    #expect(bash(harness, "orchestra task \(id.dropFirst(2))") == ["replaced", id])
    #expect(bash(harness, "orchestra task tokeni") == ["found", id])
    #expect(bash(harness, "orchestra nonsense ") == ["words"])
  }

  @Test func `bash lists commands with what they do, unless it would insert the list`() throws {
    let harness = try CommandHarness()
    #expect(
      bash(harness, "orchestra ta") == [
        "words", "tasks  (List tasks)", "task   (Show one task, or change tasks by hand)",
      ])
    #expect(bash(harness, "orchestra ta", type: "37") == ["words", "tasks", "task"])
    #expect(
      bash(harness, "orchestra ta", width: 24) == ["words", "tasks  (List tasks)", "task   (Show one task,…"])
  }

  @Test func `what several texts have in common does not replace what was typed`() throws {
    let harness = try project()
    let found = bash(harness, "orchestra task the")
    #expect(found.count > 3)
    #expect(found.first == "found")
    #expect(found.dropFirst().first == "\(found.count - 2) found:")
  }

  @Test func `what could not be typed again is not offered`() throws {
    let harness = try CommandHarness()
    #expect(harness.run("init").status == 0)
    let snapshot = #"""
      {"sessions": [{"id": "s\u001b[31m", "client": "c"}, {"id": "s-1", "client": "c\u001b[31m", "title": null}],
       "tasks": [{"id": "t-1\u001b[31m", "agent": "Evil\u0007", "tags": ["a\u0007", "b"]}, {"id": "t-2", "agent": "Ivy", "tags": ["b"]}],
       "evil\u001b[31m": 1, "good": 2}
      """#
    try harness.folder.write("lantern/.orchestra/cache/progress.json", Array(snapshot.utf8))
    #expect(words(harness, "task", "show", "") == ["t-2"])
    #expect(words(harness, "tasks", "--agent", "Iv") == ["Ivy\tnamed on tasks"])
    #expect(words(harness, "tasks", "--agent", "Ev").isEmpty)
    #expect(words(harness, "tasks", "--tag", "") == ["b\t2 tasks"])
    #expect(words(harness, "tasks", "--session", "").map { $0.prefix { $0 != "," } } == ["s-1\tc␛[31m"])
    #expect(lines(harness, ["--values", "path", ""]) == ["sessions", "tasks", "good"])
  }

  @Test func `hostile texts are made visible`() throws {
    let harness = try CommandHarness()
    harness.serve(
      Array(
        #"{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"TodoWrite","tool_input":{"todos":[{"content":"\u001b]0;x\u0007 A\u009b2J\tb","status":"pending","activeForm":"x"}]}}"#
          .utf8))
    harness.serve(
      Array(
        #"{"hook_event_name":"SubagentStart","session_id":"s","agent_id":"a","agent_type":"Evil\u001b[31m"}"#
          .utf8))
    let shown =
      words(harness, "task", "") + words(harness, "tasks", "--agent", "")
      + lines(harness, ["--values", "path", "tasks[0]."])
    #expect(shown.count > 10)
    for line in shown {
      #expect(
        !line.unicodeScalars.contains { $0 != "\t" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) })
      #expect(line.filter { $0 == "\t" }.count <= 1)
    }
  }

  @Test func `a snapshot that is damaged is made up for by the journal`() throws {
    let harness = try project()
    let id = try #require(try ids(harness)["Write the tokenizer"])
    try harness.folder.write("lantern/.orchestra/cache/progress.json", Array("{\"tasks\": [{".utf8))
    #expect(words(harness, "task", id).count == 1)
  }

  @Test func `nothing is written, whatever is asked`() throws {
    let harness = try CommandHarness()
    for arguments in [
      ["words"], ["words", "orchestra"], ["words", "orchestra", "task", ""], ["bash"],
      ["bash", "9", "", "", ""],
      ["zsh"], ["fish"], ["--values"], ["--values", "nonsense"], [], ["nonsense"], ["--nonsense"],
      ["bash", "9", ":", "x", "'"],
    ] {
      let result = harness.run(["complete"] + arguments, input: ScriptedInput([]))
      #expect(result.status == 0 && result.errors.isEmpty, "\(arguments): \(result)")
    }
    #expect(try harness.folder.names() == ["lantern"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: harness.path) == [".git"])
  }
}
