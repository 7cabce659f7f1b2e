import LineEditing
import Shell
import TestSupport
import Testing

@Suite struct CompletionEngineTests {
  /// A line up to the cursor, its last word the one being typed, and what it may become.
  struct Case: CustomTestStringConvertible {
    let line: String
    let expected: String
    var place = CompletionEngine.Place.commandLine

    init(_ line: String, _ expected: String, in place: CompletionEngine.Place = .commandLine) {
      self.line = line
      self.expected = expected
      self.place = place
    }

    var testDescription: String { "\(line)⇥" }
  }

  static let commands = [
    Case("", "status tasks task timeline watch repeat read move get help"),
    Case(
      "", "status tasks task timeline watch repeat read move get help begin rollback alias-1 alias-2",
      in: .shell),
    Case("t", "tasks task timeline"), Case("task", "tasks task"), Case("tasks", "tasks"),
    Case("ti", "timeline"),
    Case("ch", "chart"), Case("chart", "chart"), Case("x", ""), Case("T", ""), Case("comp", ""),
    Case("be", ""), Case("be", "begin", in: .shell), Case("al", "alias-1 alias-2", in: .shell),
    Case("task ", "show add done task-1 task-2"), Case("task a", "add"), Case("task task-", "task-1 task-2"),
    Case("task add", "add"), Case("task show ", "task-1 task-2"),
    Case("task show task-1 ", "--format --help --dry-run"),
    Case("task task-1 ", "--format --help --dry-run"), Case("task task-1 x", ""), Case("task add ", ""),
    Case("task done ", "task-1 task-2"), Case("task done task-1 ", "task-1 task-2"),
    Case("task d ", "task-1 task-2"), Case("unknown ", ""), Case("unknown -", ""),
  ]

  static let options = [
    Case("-", "--version -c --help"), Case("--", "--version --help"), Case("--v", "--version"),
    Case("status ", "--root --compact --help"), Case("status -", "--root --compact --help"),
    Case("status -c", "-c"), Case("status -h", "-h"), Case("status x", ""),
    Case("status --compact -", "--root --help"), Case("status -c -", "--root --help"),
    Case("status --nonsense -", "--root --compact --help"),
    Case("tasks --", "--root --format --status --agent --all --limit --help"),
    Case("tasks --a", "--agent --all"),
    Case("tasks --all --a", "--agent"), Case("tasks --sec", ""),
    Case("tasks --status pending --s", "--status"), Case("tasks --format json --f", ""),
    Case("tasks --format=json --f", ""), Case("stat --c", "--compact"), Case("st --c", "--compact"),
    Case("re -", ""), Case("statu --c", "--compact"),
    Case("ta --al", "--all"), Case("tas --al", "--all"), Case("chart -", "-x -w"), Case("chart -xw 5 -", ""),
    Case("chart -xw ", ""), Case("complete -", "--help"), Case("task --d", "--dry-run"),
    Case("task --f", "--format"), Case("task add --", "--root --dry-run"), Case("task show --d", "--dry-run"),
    Case("task --dry-run show --", "--format --help"), Case("read -", ""), Case("status -- -", ""),
    Case("task show -- ", "task-1 task-2"), Case("tasks -- ", ""),
  ]

  static let values = [
    Case("tasks --format ", "table json jsonl"), Case("tasks --format j", "json jsonl"),
    Case("tasks --format J", "json jsonl"), Case("tasks --format x", ""),
    Case("tasks --format=", "--format=table --format=json --format=jsonl"),
    Case("tasks --format=js", "--format=json --format=jsonl"), Case("tasks --all=x", ""),
    Case("tasks --nope=x", ""),
    Case("tasks --status in_progress --status ", "pending completed"),
    Case("tasks --status=in_progress --status=", "--status=pending --status=completed"),
    Case("tasks --status pen", "pending"), Case("tasks --agent ", "agent-1 agent-2"),
    Case("tasks --agent=agent-2", "--agent=agent-2"), Case("tasks --limit ", ""), Case("tasks --limit -", ""),
    Case("tasks --limit -1 --al", "--all"), Case("tasks --root ", "directory-1 directory-2"),
    Case("tasks --root --format ", "--format --status --agent --all --limit --help"),
    Case("read ", "file-1 file-2"), Case("read file-1 ", ""), Case("move ", "task-1 task-2"),
    Case("move task-1 ", "agent-1 agent-2"), Case("move --x task-1 ", "agent-1 agent-2"),
    Case("move task-1 agent-1 ", ""), Case("get p", "path-1 path-2"),
    Case("rollback ", "", in: .commandLine), Case("rollback ", "savepoint-1 savepoint-2", in: .shell),
    Case("help ", "status tasks task timeline watch repeat read move get help"),
    Case("help ta", "tasks task"),
    Case("help task ", "show add done"), Case("help task a", "add"), Case("help status ", ""),
    Case("help task add x", ""),
  ]

  static let innerLines = [
    Case("watch ", "status tasks task timeline watch repeat read move get help"),
    Case("watch ta", "tasks task"), Case("watch 5 ta", "tasks task"),
    Case("watch 5 tasks --f", "--format"), Case("watch tasks --format ", "table json jsonl"),
    Case("watch --count 3 5 tasks --format=j", "--format=json --format=jsonl"), Case("watch --c", "--count"),
    Case("watch --count 3 -", "--until"), Case("watch --until ", "path-1 path-2"),
    Case("watch tasks -", "--root --format --status --agent --all --limit --help"),
    Case("watch 5 watch 2 task ", "show add done task-1 task-2"), Case("watch 0.5 task d ", "task-1 task-2"),
    Case("repeat ta", "tasks task"), Case("repeat 5 ta", "tasks task"),
    Case("repeat task ", "show add done task-1 task-2"),
    Case("watch be", "begin", in: .shell), Case("watch al", "alias-1 alias-2", in: .shell),
  ]

  @Test(arguments: commands + options + values + innerLines)
  func `a line goes on as the table says`(each: Case) {
    let words = each.line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let engine = CompletionEngine(table: SampleTable.table, place: each.place)
    let completion = engine.completion(
      after: Array(words.dropLast()), current: words.last ?? "", values: SampleTable.Values())
    #expect(completion.candidates.map(\.text).joined(separator: " ") == each.expected)
  }

  private func completion(_ words: String..., current: String) -> Completion {
    CompletionEngine(table: SampleTable.table, place: .commandLine)
      .completion(after: words, current: current, values: SampleTable.Values())
  }

  @Test func `a command is listed with its abstract, an option with the first line of its help`() {
    #expect(completion(current: "tas").candidates.map(\.summary) == ["List tasks", "One task"])
    #expect(completion("tasks", current: "--roo").candidates.first?.summary == "The folder")
  }

  @Test func `the default among the values is marked`() {
    let values = completion("tasks", "--format", current: "").candidates
    #expect(values.map(\.summary) == ["default", nil, nil])
  }

  @Test func `a value behind an equals sign is listed without its option`() {
    let values = completion("tasks", current: "--format=js").candidates
    #expect(values.map(\.display) == ["json", "jsonl"])
  }

  @Test(arguments: [
    (["read"], "", Completion.Names.files), (["tasks", "--root"], "x", .directories),
    (["tasks"], "--root=x", .directories), (["watch", "5", "read"], "", .files),
  ])
  func `where a name of a file belongs, the caller is told`(
    words: [String], current: String, expected: Completion.Names
  ) {
    let completion = CompletionEngine(table: SampleTable.table, place: .commandLine)
      .completion(after: words, current: current, values: NoValues())
    #expect(completion == Completion(names: expected))
  }

  @Test func `the target of a redirection is a file`() {
    let engine = CompletionEngine(table: SampleTable.table, place: .shell)
    let completion = engine.completion(of: .file, current: "file-2", values: SampleTable.Values())
    #expect(completion.candidates.map(\.text) == ["file-2"])
  }

  @Test func `any words at all are completed without harm`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "completion of any words"))
    let engine = CompletionEngine(table: SampleTable.table, place: .shell)
    let pieces = [
      "task", "tasks", "watch", "help", "--", "-", "--format", "--format=", "-xw", "5", "", "=", "é", "show",
      "t-",
    ]
    for _ in 0..<2_000 {
      let words = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      let current = pieces.randomElement(using: &generator) ?? ""
      let found = engine.completion(after: words, current: current, values: NoValues()).candidates
      #expect(found.allSatisfy { !$0.text.isEmpty }, "\(words) \(current)")
      #expect(Set(found.map(\.text)).count == found.count, "twice: \(words) \(current)")
    }
  }
}
