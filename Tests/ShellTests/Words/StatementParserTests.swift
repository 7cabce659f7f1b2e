import Shell
import Testing

/// Tests cite the numbered rules of `StatementParser`.
@Suite struct StatementParserTests {
  /// A statement in short: words in brackets, where the output goes behind them.
  private static func brief(_ statement: Statement) -> String {
    switch statement.body {
    case .system(let command): return "!<\(command)>"
    case .command(let words, let output):
      let list = words.map { "[\($0.text)]" }.joined()
      switch output {
      case nil: return list
      case .file(let name, let appends): return "\(list) \(appends ? ">>" : ">")<\(name.text)>"
      case .pipe(let command, _): return "\(list) |<\(command)>"
      }
    }
  }

  private static func brief(_ text: String) throws -> String {
    try StatementParser.parse(text).map(brief).joined(separator: " ; ")
  }

  @Test(arguments: [
    // Words and blanks (rule 1).
    ("tasks", "[tasks]"),
    ("  tasks \t --all  ", "[tasks][--all]"),
    ("タスク　一覧", "[タスク][一覧]"),
    ("tasks\u{A0}--all", "[tasks][--all]"),
    ("note 'a  b' c", "[note][a  b][c]"),
    ("note 'a\"b' \"c'd\"", "[note][a\"b][c'd]"),
    ("note a'b c'd\"e f\"g", "[note][ab cde fg]"),
    ("note '' \"\"", "[note][][]"),
    (##"note a\ b \; \' \# \\"##, ##"[note][a b][;]['][#][\]"##),
    (#"note 'a\nb' "a\nb" a\nb"#, #"[note][a\nb][a\nb][anb]"#),
    (##"note "\"" "\\" "\$" "\`" "\'""##, ##"[note]["][\][$][`][\']"##),
    ("note 'one\ntwo' x", "[note][one\ntwo][x]"),
    ("note 👩‍👩‍👧 🇯🇵 e\u{301}", "[note][👩‍👩‍👧][🇯🇵][e\u{301}]"),
    ("note \"\u{301}a\" '\u{301}b'", "[note][\u{301}a][\u{301}b]"),
    ("note “a b”", "[note][“a][b”]"),
    // Continuation (rule 1).
    ("task \\\nadd x", "[task][add][x]"),
    ("ta\\\nsks", "[tasks]"),
    ("task \\\r\nadd", "[task][add]"),
    ("note \"a\\\nb\"", "[note][ab]"),
    ("note 'a\\\nb'", "[note][a\\\nb]"),
    ("tasks \\\n", "[tasks]"),
    // Statements and comments (rule 2).
    ("", ""),
    (" \n\n ;; \n;", ""),
    ("a;b ; c\nd", "[a] ; [b] ; [c] ; [d]"),
    ("a\r\nb\r\n", "[a] ; [b]"),
    ("# only a comment", ""),
    ("a # b; c | d > 'e\nf", "[a] ; [f]"),
    ("a#b '#c' \\#d", "[a#b][#c][#d]"),
    ("a;#b\nc", "[a] ; [c]"),
    ("# a \\\nb", "[b]"),
    ("\u{FEFF}tasks", "[tasks]"),
    // Output (rule 3).
    ("tasks > file", "[tasks] ><file>"),
    ("tasks>file", "[tasks] ><file>"),
    ("tasks >> 'my file'", "[tasks] >><my file>"),
    ("tasks >>a;b", "[tasks] >><a> ; [b]"),
    ("> file tasks", "[tasks] ><file>"),
    ("tasks > file --all", "[tasks][--all] ><file>"),
    ("task 2 > f", "[task][2] ><f>"),
    ("task a2>f", "[task][a2] ><f>"),
    ("tasks > f # c", "[tasks] ><f>"),
    ("tasks | less -R", "[tasks] |<less -R>"),
    ("tasks|less", "[tasks] |<less>"),
    ("tasks | grep 'a;b' | wc -l ; agents", "[tasks] |<grep 'a;b' | wc -l> ; [agents]"),
    ("tasks | sed \"s/;/\\\";/\" > f 2>&1", "[tasks] |<sed \"s/;/\\\";/\" > f 2>&1>"),
    ("tasks | a && b || c &\nd", "[tasks] |<a && b || c &> ; [d]"),
    ("tasks | grep \\; x", "[tasks] |<grep \\; x>"),
    ("tasks | less # don't; no\nb", "[tasks] |<less> ; [b]"),
    ("tasks | sed s#a#b#;b", "[tasks] |<sed s#a#b#> ; [b]"),
    ("tasks | cat \\\n -n\nb", "[tasks] |<cat \\\n -n> ; [b]"),
    ("tasks | echo 'a\nb'", "[tasks] |<echo 'a\nb'>"),
    ("tasks | echo \\ ", "[tasks] |<echo \\ >"),
    // The system shell (rule 3).
    ("!ls -l", "!<ls -l>"),
    ("  ! ls ", "!<ls>"),
    ("!echo a; echo b | cat > 'c\nd", "!<echo a; echo b | cat > 'c> ; [d]"),
    ("a; !b; c\nd", "[a] ; !<b; c> ; [d]"),
    ("!echo \\\nb\nc", "!<echo \\\nb> ; [c]"),
    ("!echo \\\\\nc", "!<echo \\\\> ; [c]"),
    ("!echo #x", "!<echo #x>"),
    ("! ! true", "!<! true>"),
    ("!12a", "!<12a>"),
    ("note a!b !x", "[note][a!b][!x]"),
    ("'!ls'", "[!ls]"),
    // Letters elsewhere signs (rule 4).
    ("get tasks[status=in_progress].content", "[get][tasks[status=in_progress].content]"),
    (
      "get tasks[0].content $HOME * ~ {a,b} (c) ? ^ % @",
      "[get][tasks[0].content][$HOME][*][~][{a,b}][(c)][?][^][%][@]"
    ),
    ("note $ \"$(a) `b`\" '&&'", "[note][$][$(a) `b`][&&]"),
    // Expressions compare.
    ("expect stats.completedTasks >= 3", "[expect][stats.completedTasks][>=][3]"),
    ("expect a > 3;b > 3", "[expect][a][>][3] ; [b] ><3>"),
    ("expect a>3 < <= == != >>", "[expect][a>3][<][<=][==][!=][>>]"),
    ("bisect a < 3", "[bisect][a][<][3]"),
    ("expect output contains x | tee f", "[expect][output][contains][x] |<tee f>"),
    ("note expect > f", "[note][expect] ><f>"),
  ])
  func `a text is read as its statements`(text: String, expected: String) throws {
    #expect(try Self.brief(text) == expected)
  }

  @Test func `the caller names the commands that compare`() throws {
    let statements = try StatementParser.parse("exp a > 3", expressionCommands: ["exp"])
    #expect(statements.map(Self.brief) == ["[exp][a][>][3]"])
    #expect(
      try StatementParser.parse("expect a > 3", expressionCommands: []).map(Self.brief) == [
        "[expect][a] ><3>"
      ])
  }

  @Test func `a word knows its place and how it was written`() throws {
    let statements = try StatementParser.parse("# 日本\n  task 👩‍👩‍👧 'a b'\\ c > \"f\"\n;x", startingAt: 7)
    #expect(statements.count == 2)
    guard case .command(let words, .file(let file, false)) = statements[0].body else {
      Issue.record("\(statements[0])")
      return
    }
    #expect(
      words == [
        Word(text: "task", raw: "task", position: SourcePosition(line: 8, column: 3), isQuoted: false),
        Word(text: "👩‍👩‍👧", raw: "👩‍👩‍👧", position: SourcePosition(line: 8, column: 8), isQuoted: false),
        Word(text: "a b c", raw: "'a b'\\ c", position: SourcePosition(line: 8, column: 10), isQuoted: true),
      ])
    #expect(
      file == Word(text: "f", raw: "\"f\"", position: SourcePosition(line: 8, column: 21), isQuoted: true))
    #expect(statements[0].position == SourcePosition(line: 8, column: 3))
    #expect(statements[0].text == "task 👩‍👩‍👧 'a b'\\ c > \"f\"")
    #expect(statements[1].position == SourcePosition(line: 9, column: 2))
  }

  @Test(arguments: [
    ("  a  b  # c", "a  b"), ("a | b c ; d", "a | b c"), ("a > f ;", "a > f"), ("! a ; b ", "! a ; b"),
    ("a | b # c", "a | b"), ("a \\\n b", "a \\\n b"),
  ])
  func `the text of a statement is what was written`(text: String, expected: String) throws {
    #expect(try StatementParser.parse(text).first?.text == expected)
  }

  @Test func `a pipe knows where its command begins`() throws {
    let statement = try #require(try StatementParser.parse("a;\n日本 |  less").last)
    #expect(
      statement.body
        == .command(
          [Word(text: "日本", raw: "日本", position: SourcePosition(line: 2, column: 1), isQuoted: false)],
          output: .pipe(command: "less", position: SourcePosition(line: 2, column: 7))))
  }

  /// A long text, made only when it is needed: arguments are printed.
  enum LongText: CaseIterable {
    case statements, pipes, quoted, continuations, emptyStatements, systemCommand

    var text: String {
      switch self {
      case .statements: String(repeating: "task add 'a b' # c\n", count: 20_000)
      case .pipes: String(repeating: "日本 'a b' | x;", count: 20_000)
      case .quoted: "note '" + String(repeating: "a\\\n日本; ", count: 40_000) + "'"
      case .continuations: String(repeating: "\\\n", count: 60_000) + "a"
      case .emptyStatements: String(repeating: " ;", count: 100_000)
      case .systemCommand: "a | " + String(repeating: "'b;' ", count: 60_000)
      }
    }

    var count: Int {
      switch self {
      case .statements, .pipes: 20_000
      case .emptyStatements: 0
      case .quoted, .continuations, .systemCommand: 1
      }
    }
  }

  @Test(arguments: LongText.allCases)
  func `the time grows with the length alone (rule 5)`(long: LongText) throws {
    let text = long.text
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try StatementParser.parse(text).count == long.count)
    // A debug build on a busy machine takes about two seconds; time squared would take hours.
    #expect(clock.now - start < .seconds(40))
    _ = PartialLine(text)
    #expect(clock.now - start < .seconds(80))
  }
}
