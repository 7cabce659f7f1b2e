import TestSupport
import Testing

/// Everything that is refused, word for word, with its exit status; nothing is changed by any of it.
@Suite struct HandEditFailureTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var status: Int32
    var errors: String

    init(_ arguments: String, _ status: Int32, _ errors: String) {
      self.arguments = arguments.split(separator: " ", omittingEmptySubsequences: false).map {
        $0 == "''" ? "" : String($0)
      }
      self.status = status
      self.errors = errors
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// `ONE`, `TWO` and `PART` stand for the ids of three tasks, the last a part of the first.
  static let rows = [
    Row("task done t-none", 66, "Cannot find the task 't-none'\nHint: 'orchestra tasks --all' lists them"),
    Row("task t-none", 66, "Cannot find the task 't-none'\nHint: 'orchestra tasks --all' lists them"),
    Row("task step ''", 66, "Cannot find the task ''\nHint: 'orchestra tasks --all' lists them"),
    Row("task done t-", 64, "Cannot tell which task 't-' means: ONE, TWO, PART\nHint: Give more of the id"),
    Row("task add ''", 64, "Cannot leave a task without words: its content is empty"),
    Row("task add x --agent ''", 64, "Cannot name an agent: the name is empty"),
    Row("task add x --tag ''", 64, "Cannot tag a task: the tag is empty"),
    Row(
      "task add x --estimate soon", 64,
      "Cannot set estimatedDuration to 'soon': it takes a length of time such as 90s, 15m, 2h or 1h30m"),
    Row("task add x --parent zz", 66, "Cannot find the task 'zz'\nHint: 'orchestra tasks --all' lists them"),
    Row("task add x --after zz", 66, "Cannot find the task 'zz'\nHint: 'orchestra tasks --all' lists them"),
    Row(
      "task add x --session zz", 66, "Cannot find the session 'zz'\nHint: 'orchestra sessions' lists them"),
    Row(
      "task add x --session old", 64,
      "Cannot begin anything in the session 'old': it has ended\n"
        + "Hint: Leave --session out, or name one that 'orchestra sessions' shows as running"),
    Row(
      "task step ONE 6/5", 64,
      "Cannot take ONE to step 6: it has 5\n"
        + "Hint: --of says how many there are now: orchestra task step ONE 6 --of 6"),
    Row(
      "task step ONE 0/0", 64,
      "Cannot count to step 0: steps go from 0, and their number from 1, to 1000000"),
    Row(
      "task set ONE conten=x", 64,
      "Cannot set 'conten': a task has no such field\nHint: Did you mean content? Fields are content, "
        + "activeForm, description, status, agent, progress, currentStep, totalSteps, estimatedDuration, "
        + "parent, blockedBy, tags"),
    Row(
      "task set ONE zzz=x", 64,
      "Cannot set 'zzz': a task has no such field\nHint: Fields are content, activeForm, description, status, "
        + "agent, progress, currentStep, totalSteps, estimatedDuration, parent, blockedBy, tags"),
    Row(
      "task set ONE content", 64,
      "Cannot set 'content': it is no field=value\n"
        + "Hint: For example: orchestra task set t-3f2a9c content='Design the API' tags=+api"),
    Row(
      "task set ONE status=maybe", 64,
      "Cannot set status to 'maybe': it takes pending, in_progress, completed, failed, cancelled"),
    Row("task set ONE progress=101", 64, "Cannot set progress to '101': it takes a percentage from 0 to 100"),
    Row("task set ONE currentStep=x", 64, "Cannot set currentStep to 'x': it takes a whole number"),
    Row(
      "task set ONE progress=", 64,
      "Cannot empty 'progress': once it has a value, it can only get another one\n"
        + "Hint: agent=, blockedBy= and tags= can be emptied"),
    Row("task set ONE content=", 64, "Cannot leave a task without words: its content is empty"),
    Row("task set ONE parent=PART", 64, "Cannot make ONE a part of PART: it would be a part of itself"),
    Row(
      "task set TWO blockedBy=TWO", 64, "Cannot make TWO wait for TWO: they would wait for each other"),
    Row(
      "task remove ONE", 64,
      "Cannot remove ONE: 1 task is a part of it\nHint: --recursive removes its parts too"),
    Row("agent start ''", 64, "Cannot name an agent: the name is empty"),
    Row(
      "agent start Kai --session old", 64,
      "Cannot begin anything in the session 'old': it has ended\n"
        + "Hint: Leave --session out, or name one that 'orchestra sessions' shows as running"),
    Row(
      "agent start Kai --session now --task ONE", 64,
      "Cannot start an agent in 'now': ONE belongs to another session\n"
        + "Hint: Leave --session out: the agent starts where its task is"),
    Row(
      "agent stop Zed", 66,
      "Cannot find the agent 'Zed': at work are Nova\nHint: 'orchestra agents --all' lists them"),
    Row(
      "agent stop Nova --outcome failed", 64,
      "Cannot give 'Nova' an outcome: it is known by its tasks only\n"
        + "Hint: Finish them instead: orchestra task done TWO"),
    Row("session end zz", 66, "Cannot find the session 'zz'\nHint: 'orchestra sessions' lists them"),
    Row("session end now --reason ''", 64, "Cannot end a session for a reason that is empty"),
    Row("note ''", 64, "Cannot note anything: the text is empty"),
  ]

  private func project() throws -> (harness: CommandHarness, ids: [(String, String)]) {
    let harness = try CommandHarness()
    for (name, event) in [("old", "SessionStart"), ("old", "SessionEnd"), ("now", "SessionStart")] {
      harness.serve(Array(#"{"hook_event_name":"\#(event)","session_id":"\#(name)"}"#.utf8))
    }
    func add(_ options: String...) -> String {
      String(harness.run(["task", "add", "-q"] + options, input: ScriptedInput([])).output.dropLast())
    }
    let one = add("One")
    let two = add("Two", "--status", "doing", "--agent", "Nova")
    return (harness, [("ONE", one), ("TWO", two), ("PART", add("Part", "--parent", one))])
  }

  @Test(arguments: rows)
  func `what is refused is said word for word and changes nothing`(_ row: Row) throws {
    let (harness, ids) = try project()
    func named(_ text: String) -> String {
      ids.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
    let (snapshot, journal) = (harness.bytes("progress.json"), harness.bytes("events.jsonl"))
    let result = harness.run(row.arguments.map(named), input: ScriptedInput([]))
    #expect(result.errors == "Error: \(named(row.errors))\n")
    #expect(result.status == row.status)
    #expect(result.output.isEmpty)
    #expect(harness.bytes("progress.json") == snapshot)
    #expect(harness.bytes("events.jsonl") == journal)
  }

  @Test(arguments: [
    "task", "task add", "task start", "task set t-1", "task step t-1 x", "task step t-1 1/2/3",
    "task step t-1 3/5 --of 6", "task add x --status maybe", "task add x --lock-timeout -1",
    "task add x --lock-timeout 1e3", "task add x --lock-timeout 86401", "agent", "agent stop", "session end",
    "session end s --all", "note", "task add x --format xml",
  ])
  func `a command line that makes no sense is status 64`(_ line: String) throws {
    let harness = try CommandHarness()
    let result = harness.run(line.split(separator: " ").map(String.init), input: ScriptedInput([]))
    // A group of commands without one of them shows its help.
    #expect(result.status == (line == "agent" ? 0 : 64), "\(result.errors)")
    #expect(line == "agent" || result.output.isEmpty)
    #expect(harness.bytes("events.jsonl") == nil)
  }

  @Test(arguments: ["task done x", "task set x a=b", "task remove x", "agent stop x", "session end --all"])
  func `a project without progress is left as it is`(_ line: String) throws {
    let harness = try CommandHarness()
    let result = harness.run(line.split(separator: " ").map(String.init), input: ScriptedInput([]))
    #expect(result.status == 66)
    #expect(harness.bytes("progress.lock") == nil)
  }
}
