import Testing

@testable import OrchestraCLI

/// Wrong words, each with the sentence, the mark and the hint somebody gets to see.
@Suite struct ExpectationParserTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let words: [String]
    let message: String
    let hint: String?
    /// The word at fault.
    let place: Int

    init(_ words: [String], _ place: Int, _ message: String, _ hint: String?) {
      (self.words, self.place, self.message, self.hint) = (words, place, message, hint)
    }

    init(_ line: String, _ place: Int, _ message: String, _ hint: String?) {
      self.init(line.split(separator: " ").map(String.init), place, message, hint)
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let example = "For example: expect stats.completedTasks == 3"
  private static let predicates =
    "Say 'is', 'is not', 'exists', 'contains', 'matches', or one of == != < <= > >= ~"
  private static let paths =
    "Paths look like stats.overallProgress, tasks[0].content or tasks[status=in_progress].agent"
  private static let statuses = "It can be: pending, in_progress, completed, failed, cancelled"
  private static let left = "Put a text of several words in quotes, and 'and' between two claims"
  private static let ages = "Lengths of time may be written 90s, 15m, 2h or 3d"

  static let malformed = [
    Case("", 0, "there is nothing to expect", example),
    Case("not", 1, "a claim is missing after 'not'", example),
    Case("not not a exists", 1, "'not' stands here a second time", "Leave both out"),
    Case("and a exists", 0, "a claim is missing after 'expect'", example),
    Case("a exists and", 3, "a claim is missing after 'and'", example),
    Case("a exists and and b exists", 3, "a claim is missing after 'and'", example),
    Case(
      "a exists or b exists", 2, "'or' is not understood",
      "Claims are joined by 'and'; for a choice, give a pattern: matches '[cf]*'"),
    Case("a exists b exists", 2, "'b' is one word too many", left),
    Case("stats", 1, "nothing says what 'stats' should be", predicates),
    Case("stats and version exists", 1, "nothing says what 'stats' should be", predicates),
    Case(
      "stats..x exists", 0, "the path 'stats..x' cannot be read: a name is missing, at character 7", paths),
    Case(
      "tasks[ exists", 0,
      "the path 'tasks[' cannot be read: a number, '*' or a comparison such as status=pending belongs into the brackets, at character 7",
      paths),
    Case("tasks[0 exists", 0, "the path 'tasks[0' cannot be read: ']' is missing, at character 8", paths),
    Case(
      "stats.totalTasks==3", 0, "'==' must stand alone, not inside 'stats.totalTasks==3'",
      "Put blanks around '=='"),
    Case(
      "stats.totalTasks>= 3", 0, "'>=' must stand alone, not inside 'stats.totalTasks>='",
      "Put blanks around '>='"),
    Case("version = 2.0.0", 1, "'=' is no comparison", "Did you mean '=='?"),
    Case("version =~ 2*", 1, "'=~' is no comparison", "Did you mean 'matches'?"),
    Case("version contians 2", 1, "'contians' is no comparison", "Did you mean 'contains'?"),
    Case("version gleich 2", 1, "'gleich' is no comparison", predicates),
    Case("version mismatches 2", 1, "'mismatches' is no comparison", "Did you mean 'matches'?"),
    Case("version ==", 2, "a value is missing after '=='", "Empty text is written ''"),
    Case("version is", 2, "a value is missing after 'is'", "Empty text is written ''"),
    Case("version is not", 3, "a value is missing after 'not'", "Empty text is written ''"),
    Case("version does contain 2", 2, "'not' is missing after 'does'", nil),
    Case("version does not equal 2", 3, "'contain' or 'match' or 'exist' is missing after 'does not'", nil),
    Case("stats.totalTasks at 3", 2, "'least' or 'most' is missing after 'at'", nil),
    Case("stats.totalTasks more 3", 2, "'than' is missing after 'more'", nil),
    Case("stats.totalTasks > many", 2, "'>' takes a number, not 'many'", ages),
    Case("stats.totalTasks is at least some", 4, "'least' takes a number, not 'some'", ages),
    Case(["version", "is", "2.0.0", "or later"], 3, "'or later' is one word too many", left),
    Case(
      "count", 1, "a path is missing after 'count'", "For example: expect count tasks[status=failed] == 0"),
    Case("count tasks", 2, "nothing says what 'tasks' should be", predicates),
    Case("count tasks 3", 2, "'3' is no comparison", predicates),
    Case("count tasks is many", 3, "'is' takes a number, not 'many'", ages),
    Case(
      "count tasks contains 3", 2, "'contains' says nothing of 'count'",
      "For example: expect count tasks[status=failed] == 0"),
    Case(
      "task", 1, "an id or a name is missing after 'task'",
      "For example: expect task t-3f2a9c status is completed"),
    Case("task t-1", 2, "nothing says what 'task t-1' should be", predicates),
    Case("task t-1 is dnoe", 3, "a task cannot be 'dnoe'", statuses),
    Case(
      "task t-1 is compleeted", 3, "a task cannot be 'compleeted'", "Did you mean 'completed'? " + statuses),
    Case("task t-1 status is late", 4, "a task cannot be 'late'", statuses),
    Case(
      "task t-1 == done", 2, "'==' says nothing of 'task'",
      "For example: expect task t-3f2a9c status is completed"),
    Case("task t-1 status", 3, "nothing says what 'status' should be", predicates),
    Case("agent", 1, "an id or a name is missing after 'agent'", "For example: expect agent Kai is active"),
    Case("agent Kai is busy", 3, "an agent cannot be 'busy'", "It can be: active, finished"),
    Case(
      "agent Kai does not contain x", 2, "'does' says nothing of 'agent'",
      "For example: expect agent Kai is active"),
    Case(
      "session 5f1c is done", 3, "a session cannot be 'done'", "It can be: active, idle, waiting, ended, live"
    ),
    Case("output", 1, "nothing says what 'output' should be", predicates),
    Case(
      "output exists", 1, "'exists' says nothing of 'output'", "For example: expect output contains 'Design'"),
    Case(
      "error is missing", 1, "'is' says nothing of 'error'", "For example: expect error contains 'Cannot'"),
    Case("output > 3", 1, "'>' says nothing of 'output'", "For example: expect output contains 'Design'"),
    Case("status is 300", 2, "an exit status is a number from 0 to 255, not '300'", nil),
    Case("status is fine", 2, "an exit status is a number from 0 to 255, not 'fine'", nil),
    Case("status -1", 1, "an exit status is a number from 0 to 255, not '-1'", nil),
    Case("status contains 6", 1, "'contains' says nothing of 'status'", "For example: expect status is 0"),
    Case(
      ["task", "", "is", "done"], 1, "an id or a name is missing after 'task'",
      "For example: expect task t-3f2a9c status is completed"),
    Case(
      ["\u{1B}[31m", "exists"], 0, "the path '␛[31m' cannot be read: a name is missing, at character 1", paths
    ),
  ]

  @Test(arguments: malformed)
  func `malformed words are refused with the word at fault`(_ wrong: Case) {
    var found: ExpectationFault?
    do { _ = try Expectation.parse(wrong.words) } catch { found = error }
    #expect(found?.cause == wrong.message)
    #expect(found?.hint == wrong.hint)
    #expect(found?.wordIndex == wrong.place)
  }

  @Test func `the mark stands below the word at fault, whatever its width`() throws {
    let words = ["task", "決済 API", "is", "dnoe"]
    let failure = Failure(ExpectationFault(.wordLeft("dnoe"), at: 3), in: words)
    #expect(failure.status == .usage)
    #expect(
      failure.message == """
        Cannot read the expectation: 'dnoe' is one word too many
          task '決済 API' is dnoe
                             ^^^^
        """)
    let end = Failure(ExpectationFault(.valueMissing(after: "is"), at: 2), in: ["version", "is"])
    #expect(end.message.hasSuffix("\n  version is\n             ^"))
  }

  @Test func `words are read as the claims they make`() throws {
    let path = try StatePath("stats.totalTasks")
    func claims(_ line: String) throws -> [Claim] {
      try Expectation.parse(line.split(separator: " ").map(String.init)).clauses.map(\.claim)
    }
    #expect(try claims("stats.totalTasks == 3") == [.value(path, .compares(.equal, "3"))])
    #expect(try claims("stats.totalTasks is not 3") == [.value(path, .compares(.notEqual, "3"))])
    #expect(try claims("stats.totalTasks is more than 3") == [.value(path, .compares(.more, "3"))])
    #expect(try claims("stats.totalTasks at most 15m") == [.value(path, .compares(.atMost, "15m"))])
    #expect(try claims("stats.totalTasks is not missing") == [.value(path, .exists)])
    #expect(try claims("stats.totalTasks does not exist") == [.value(path, .isMissing)])
    #expect(try claims("stats.totalTasks is not empty") == [.value(path, .isNotEmpty)])
    #expect(try claims("stats.totalTasks !~ 3") == [.value(path, .compares(.lacks, "3"))])
    #expect(try claims("stats.totalTasks is at") == [.value(path, .compares(.equal, "at"))])
    #expect(try claims("count stats.totalTasks is 1") == [.count(path, .compares(.equal, "1"))])
    #expect(try claims("task t-1 is done") == [.task(id: "t-1", .state("completed", isNegated: false))])
    #expect(
      try claims("task t-1 status is not doing")
        == [.task(id: "t-1", .field(try StatePath("status"), .compares(.notEqual, "in_progress")))])
    #expect(try claims("agent Kai is not active") == [.agent(name: "Kai", .state("active", isNegated: true))])
    #expect(try claims("session 5f1c exists") == [.session(id: "5f1c", .exists)])
    #expect(try claims("output does not match a*") == [.output(.compares(.mismatches, "a*"))])
    #expect(try claims("status 64") == [.exitStatus(.compares(.equal, "64"))])
    #expect(
      try claims("output contains and and error is empty")
        == [.output(.compares(.contains, "and")), .errors(.isEmpty)])
  }
}
