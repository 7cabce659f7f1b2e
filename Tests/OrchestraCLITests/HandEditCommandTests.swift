import JSONTree
import TestSupport
import Testing

/// What the commands answer, word for word, and what they leave behind.
@Suite struct HandEditCommandTests {
  /// A project with one task made by hand, whose id is returned too.
  private func project(_ options: String...) throws -> (harness: CommandHarness, id: String) {
    let harness = try CommandHarness()
    let result = harness.run(["task", "add", "Design REST API", "-q"] + options, input: ScriptedInput([]))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    return (harness, String(result.output.dropLast()))
  }

  private func expect(
    _ harness: CommandHarness, _ arguments: String..., answers answer: String, hint: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) {
    let result = harness.run(arguments, input: ScriptedInput([]))
    #expect(result.status == 0, "\(arguments)", sourceLocation: location)
    #expect(result.output == answer, "\(arguments)", sourceLocation: location)
    #expect(
      result.errors == (hint.isEmpty ? "" : "Hint: \(hint)\n"), "\(arguments)", sourceLocation: location)
  }

  @Test func `a task lives from its beginning to its end`() throws {
    let (harness, id) = try project("--agent", "kai", "--tag", "api")
    expect(harness, "task", "start", id, answers: "\(id): pending → in_progress (Kai)\n")
    expect(harness, "task", "start", id, answers: "Nothing to change\n")
    expect(harness, "task", "start", id, "--agent", "nova", answers: "\(id): agent Nova\n")
    expect(
      harness, "task", "step", id, answers: "\(id): step 1\n", hint: "--of says how many steps \(id) has")
    expect(harness, "task", "step", id, "--of", "3", answers: "\(id): step 2/3 (66%)\n")
    expect(
      harness, "task", "step", id, "3", answers: "\(id): step 3/3 (100%)\n",
      hint: "That was the last step: 'orchestra task done \(id)' finishes it")
    expect(harness, "task", "done", id, answers: "\(id): in_progress → completed (Nova)\n")
    expect(harness, "task", "done", id, answers: "Nothing to change\n")
    expect(harness, "task", "start", id, answers: "\(id): completed → in_progress (Nova), reopened\n")
    expect(harness, "task", "fail", id, answers: "\(id): in_progress → failed (Nova)\n")
    expect(harness, "task", "cancel", id, answers: "\(id): failed → cancelled (Nova)\n")
    expect(
      harness, "task", "set", id, "status=pending", "agent=", "tags=+urgent,-api", "progress=40%",
      "estimatedDuration=90m", "content=Design it",
      answers:
        "\(id): cancelled → pending, reopened, content 'Design it', 40%, estimate 1 h 30 m, tags urgent\n")
    expect(harness, "task", "set", id, "tags=", answers: "\(id): no tags\n")
    expect(harness, "task", "remove", id, answers: "Removed \(id): Design it\n")
    #expect(try harness.snapshot()?["tasks"]?.array?.isEmpty == true)
  }

  @Test func `a rehearsal says what would happen and leaves everything as it is`() throws {
    let empty = try CommandHarness()
    expect(empty, "task", "add", "Draw", "--dry-run", answers: "Would add: Draw\n")
    expect(empty, "note", "Hm", "--dry-run", answers: "Would note: Hm\n")
    #expect(empty.bytes("events.jsonl") == nil)
    let (harness, id) = try project()
    let (snapshot, journal) = (harness.bytes("progress.json"), harness.bytes("events.jsonl"))
    expect(
      harness, "task", "start", id, "--dry-run", answers: "Would change \(id): pending → in_progress\n")
    expect(harness, "task", "remove", id, "--dry-run", answers: "Would remove \(id): Design REST API\n")
    expect(harness, "agent", "start", "Kai", "--dry-run", answers: "Would start Kai\n")
    #expect(harness.run("task", "done", "t-none", "--dry-run").status == 66)
    #expect(harness.bytes("progress.json") == snapshot)
    #expect(harness.bytes("events.jsonl") == journal)
  }

  @Test func `agents and sessions`() throws {
    let (harness, id) = try project()
    expect(
      harness, "agent", "start", "kai", "--task", id, "--purpose", "Draw",
      answers:
        "Started Kai: Draw\n\(id): pending → in_progress (Kai)\n")
    expect(harness, "agent", "start", "KAI", "--purpose", "Draw", answers: "Nothing to change\n")
    expect(harness, "agent", "start", "Kai", "--purpose", "Write", answers: "Kai: purpose 'Write'\n")
    expect(
      harness, "agent", "stop", "Kai", "--outcome", "crashed", answers: "Stopped Kai: crashed\n",
      hint: "Kai still has work in progress: 'orchestra task done \(id)' finishes it")
    expect(harness, "agent", "stop", "kai", answers: "\(id): in_progress → pending (Kai)\n")
    expect(harness, "agent", "stop", "kai", answers: "Nothing to change\n")
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.subagent-start.alpha")
    let session = try #require(try harness.snapshot()?["sessions"]?[0]?["id"]?.string)
    expect(
      harness, "session", "end", String(session.prefix(4)), "--reason", "crashed",
      answers:
        "Stopped Skye: session-ended\nEnded \(session): crashed\n")
    expect(harness, "session", "end", "--all", answers: "Nothing to change\n")
    expect(harness, "note", "Restarted it", answers: "Noted: Restarted it\n")
    #expect(harness.run("log", "--format", "json").output.contains("Restarted it"))
  }

  @Test func `quiet answers hold ids and nothing else`() throws {
    let (harness, id) = try project()
    expect(harness, "task", "step", id, "5/5", "-q", answers: "\(id)\n")
    expect(harness, "task", "step", id, "5/5", "--quiet", answers: "")
    expect(harness, "agent", "start", "Kai", "--task", id, "-q", answers: "/kai\n")
    expect(harness, "agent", "stop", "Kai", "-q", answers: "/kai\n")
    expect(harness, "note", "Hm", "-q", answers: "")
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.subagent-start.alpha")
    let session = try #require(try harness.snapshot()?["sessions"]?[0]?["id"]?.string)
    expect(harness, "session", "end", "--all", "-q", answers: "\(session)\n")
  }

  @Test func `what changed is told as objects`() throws {
    let harness = try CommandHarness()
    func objects(_ arguments: String...) throws -> [JSONValue] {
      let result = harness.run(arguments + ["--format", "json"], input: ScriptedInput([]))
      #expect(result.errors.isEmpty)
      return try #require(try JSONValue(parsing: result.output).array)
    }
    let added = try objects("task", "add", "Draw", "--agent", "Kai")
    #expect(added.count == 1 && added[0]["content"] == "Draw" && added[0]["agentSource"] == "hand")
    let id = try #require(added[0]["id"]?.string)
    #expect(try objects("task", "start", id)[0]["status"] == "in_progress")
    #expect(try objects("task", "start", id) == [])
    // A worker stops with its task, and is told as it was last.
    #expect(try objects("agent", "stop", "Kai")[0]["kind"] == "worker")
    #expect(try objects("agent", "start", "Kai")[0]["kind"] == "teammate")
    #expect(try objects("agent", "stop", "Kai")[0]["outcome"] == "finished")
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(try objects("session", "end", "--all")[0]["endReason"] == "by-hand")
    #expect(try objects("note", "Hm")[0]["details"] == "Hm")
    #expect(try objects("task", "remove", id)[0]["content"] == "Draw")
  }

  @Test func `several tasks are one update, and one that is unknown refuses them all`() throws {
    let (harness, first) = try project()
    let second = String(harness.run("task", "add", "Write tests", "--after", first, "-q").output.dropLast())
    let journal = try harness.journal().count
    #expect(harness.run("task", "done", first, second, "t-none").status == 66)
    #expect(try harness.journal().count == journal)
    expect(
      harness, "task", "done", first, second, first,
      answers:
        "\(first): pending → completed\n\(second): pending → completed\n")
    #expect(try harness.journal().suffix(2).map { $0["more"]?.integer } == [1, nil])
    #expect(try harness.journal().suffix(2).allSatisfy { $0["session"] == nil })
  }

  @Test func `text from outside reaches no terminal unchanged`() throws {
    let harness = try CommandHarness()
    let hostile = "\u{1B}]0;x\u{7}\u{202E}evil\r\nline"
    let results = [
      harness.run("task", "add", hostile, "--agent", hostile),
      harness.run("task", "add", "x", "--parent", hostile),
      harness.run("agent", "start", hostile, "--purpose", hostile),
      harness.run("agent", "start", hostile, "-q"),
      harness.run("agent", "stop", "nobody"),
      harness.run("note", hostile),
      harness.run("task", "set", "Draw", hostile),
      harness.run("session", "end", hostile),
    ]
    for text in results.flatMap({ [$0.output, $0.errors] }) {
      #expect(
        text.unicodeScalars.allSatisfy {
          $0 == "\n" || !($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
        })
    }
  }

  @Test func `a task is shown with and without the word for it`() throws {
    let (harness, id) = try project()
    #expect(harness.run("task", id).output == harness.run("task", "show", id).output)
    #expect(harness.run("task", id, "--format", "json").output.contains(id))
  }
}
