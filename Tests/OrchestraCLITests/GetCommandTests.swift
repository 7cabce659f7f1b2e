import JSONTree
import TestSupport
import Testing

@Suite struct GetCommandTests {
  private func project() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in [
      "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids",
      "claude.post-tool-use.todowrite.progress", "claude.subagent-start.alpha",
    ] {
      try harness.serve(fixture: name)
    }
    return harness
  }

  @Test func `scalars are bare, one a line`() throws {
    let harness = try project()
    #expect(harness.run("get", "stats.totalTasks").output == "4\n")
    #expect(harness.run("get", "tasks[status=in_progress].content").output == "Write the tokenizer\n")
    #expect(harness.run("get", "tasks[*].status").output == "completed\nin_progress\npending\npending\n")
    #expect(harness.run("get", "tasks[-1].completedAt").output == "null\n")
    #expect(harness.run("get", "journal.sequence").output == "\(try harness.journal().count)\n")
  }

  @Test func `the whole state is that of the snapshot`() throws {
    let harness = try project()
    let state = try JSONValue(parsing: harness.run("get", ".").output)
    let snapshot = try #require(try harness.snapshot())
    for member in try #require(state.object) where member.key != "journal" {
      #expect(member.value == snapshot[member.key], "\(member.key)")
    }
    #expect(state["journal"]?["sequence"] == snapshot["journal"]?["sequence"])
  }

  @Test func `JSON is one value for one place and an array for all there are`() throws {
    let harness = try project()
    #expect(harness.run("get", "stats.totalTasks", "--format", "json").output == "4\n")
    #expect(
      harness.run("get", "tasks[status=completed].status", "--format", "json").output
        == "[\n  \"completed\"\n]\n")
    #expect(harness.run("get", "tasks[*].progress", "--format", "jsonl").output == "100\nnull\nnull\nnull\n")
    let csv = harness.run("get", "tasks", "--format", "csv").output.split(separator: "\r\n")
    #expect(csv.count == 5 && csv[0].hasPrefix("id,session,list,content"))
    #expect(
      harness.run("get", "tasks[*].status", "--format", "tsv").output.hasPrefix(
        "path\tvalue\ntasks[0].status\tcompleted\n"))
  }

  @Test func `colours are on a terminal only, and change nothing else`() throws {
    let harness = try project()
    let plain = harness.run("get", "stats").output
    #expect(!plain.contains("\u{1B}"))
    harness.terminalWidth = 80
    let painted = harness.run("get", "stats").output
    #expect(painted.contains("\u{1B}["))
    #expect(painted.replacing(/\x1B\[\d+m/, with: "") == plain)
  }

  @Test(arguments: [
    ("stats.compltedTasks", "'stats' has no 'compltedTasks'", "Did you mean 'completedTasks'?"),
    ("stat", "the state has no 'stat'", "Did you mean 'stats'?"),
    ("tasks.content", "'tasks' is a list of 4", "'tasks[*].content'"),
    ("tasks[9]", "'tasks' has 4 elements, the last is [3]", ""),
    (
      "tasks[status=failed]", "none of the 4 elements of 'tasks' has status=failed",
      "'status' is: completed, in_progress, pending"
    ),
    ("tasks[stauts=x]", "no element of 'tasks' has 'stauts'", "Did you mean 'status'?"),
    ("stats.totalTasks.x", "'stats.totalTasks' is a number, with nothing inside", ""),
    ("openCalls[0]", "'openCalls' is empty", ""), ("openCalls[*].id", "'openCalls' is empty", ""),
    ("stats[0]", "'stats' is no list", "'stats' has: totalTasks"),
  ])
  func `a path that leads nowhere says what is there`(_ path: String, _ cause: String, _ hint: String) throws
  {
    let harness = try project()
    let result = harness.run("get", path)
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: Cannot find '\(path)': \(cause)\n"), "\(result.errors)")
    #expect(result.errors.contains(hint))
  }

  @Test func `a path that cannot be read is marked`() throws {
    let result = try project().run("get", "tasks[状態")
    #expect(result.status == 64)
    #expect(result.errors.contains("  tasks[状態\n        ^\n"), "\(result.errors)")
  }

  @Test func `whether a path leads somewhere is a status`() throws {
    let harness = try project()
    for (path, status) in [("tasks[0]", Int32(0)), ("tasks[9]", 1), ("nothing", 1)] {
      let result = harness.run("get", path, "--exists")
      #expect(result.status == status)
      #expect(result.output.isEmpty && result.errors.allSatisfy(\.isNewline))
    }
    #expect(harness.run("get", "--exists").status == 64)
  }

  @Test func `text is cleaned, raw only off a terminal`() throws {
    let harness = try CommandHarness()
    harness.serve(Array(#"{"todos":[{"content":"a\u001b[2J\nb","status":"pending"}]}"#.utf8))
    #expect(harness.run("get", "tasks[0].content").output == "a␛[2J b\n")
    #expect(harness.run("get", "tasks[0].content", "--raw").output == "a\u{1B}[2J\nb\n")
    harness.terminalWidth = 80
    #expect(harness.run("get", "tasks[0].content", "--raw").output == "a␛[2J\nb\n")
  }

  @Test func `without a path the members are listed`() throws {
    let members = try JSONValue(parsing: try project().run("get", "--format", "json").output)
    let tasks = try #require(members.array?.first { $0["path"] == "tasks" })
    #expect(tasks["type"] == "array" && tasks["count"] == 4)
  }
}
