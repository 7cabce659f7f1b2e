import Shell
import Testing

@Suite struct AliasTests {
  private func table(_ aliases: KeyValuePairs<String, String>) throws -> AliasTable {
    var table = AliasTable()
    for (name, text) in aliases { try table.set(name, to: text) }
    return table
  }

  private func expand(_ text: String, _ table: AliasTable) throws -> AliasExpansion {
    let statements = try StatementParser.parse(text, expressionCommands: table.allExpressionCommands)
    return try AliasExpansion(try #require(statements.first), aliases: table)
  }

  @Test(arguments: [
    ("wip", "tasks --status in_progress"), ("wip --all", "tasks --status in_progress --all"),
    ("tasks x", "tasks --compact x"), ("\\wip", "wip"), ("'wip'", "wip"), ("task wip", "task wip"),
    ("a", "a"), ("b 1", "b 1"),
    ("say x", "note hello world x"), ("now", "tasks --compact --status in_progress"),
  ])
  func `the first word is replaced`(text: String, expected: String) throws {
    let table = try table([
      "wip": "tasks --status in_progress", "a": "b", "b": "a", "say": "note 'hello world'",
      "now": "t2 --status in_progress",
      "t2": "tasks --compact",
    ])
    var other = table
    if text == "tasks x" { try other.set("tasks", to: "tasks --compact") }
    #expect(try expand(text, other).statement.words.map(\.text).joined(separator: " ") == expected)
  }

  @Test func `words of an alias have the place of the word they stand for`() throws {
    let expansion = try expand("  wip --all > f", try table(["wip": "tasks --status 'x y'"]))
    #expect(expansion.statement.words.map(\.position.column) == [3, 3, 3, 7])
    #expect(expansion.statement.words.map(\.raw) == ["wip", "wip", "wip", "--all"])
    #expect((0...3).map(expansion.typedIndex) == [0, 0, 0, 1])
    #expect(expansion.statement.text == "wip --all > f")
    guard case .command(_, .file) = expansion.statement.body else {
      Issue.record("the file is gone")
      return
    }
  }

  @Test func `what is no alias stays as it is`() throws {
    let table = try table(["wip": "tasks"])
    for text in ["agents --all", "!wip"] {
      let expansion = try expand(text, table)
      #expect(expansion.statement == (try StatementParser.parse(text).first))
      #expect(expansion.typedIndex(of: 2) == 2)
    }
  }

  @Test func `an alias for a command that compares compares`() throws {
    let table = try table(["e": "expect", "e2": "e", "t": "tasks"])
    #expect(table.allExpressionCommands == ["bisect", "e", "e2", "expect"])
    #expect(try expand("e2 a > 3", table).statement.words.map(\.text) == ["expect", "a", ">", "3"])
  }

  @Test func `a chain of aliases has an end`() throws {
    var table = AliasTable()
    for number in 0..<40 { try table.set("a\(number)", to: "a\(number + 1)") }
    let fault = #expect(throws: AliasFault.self) { try expand("a0", table) }
    #expect(fault?.sentence == "Cannot use alias 'a0': more than 16 lead to one another")
    #expect(try expand("a30", table).statement.words.map(\.text) == ["a40"])
  }

  @Test func `an alias is removed once`() throws {
    var table = try table(["wip": "tasks"])
    let removed = [table.remove("wip"), table.remove("wip")]
    #expect(removed == [true, false])
    #expect(table == AliasTable())
  }

  @Test(arguments: [
    ("alias", "x", "Cannot set alias 'alias': that word always means the same"),
    ("exit", "x", "Cannot set alias 'exit': that word always means the same"),
    ("help", "x", "Cannot set alias 'help': that word always means the same"),
    ("unalias", "x", "Cannot set alias 'unalias': that word always means the same"),
    ("", "x", "Cannot set alias '': it is no name"),
    ("-x", "x", "Cannot set alias '-x': it is no name"),
    ("a b", "x", "Cannot set alias 'a b': it is no name"),
    ("a;b", "x", "Cannot set alias 'a;b': it is no name"),
    ("!a", "x", "Cannot set alias '!a': it is no name"),
    ("1", "x", "Cannot set alias '1': it is no name"),
    ("a/b", "x", "Cannot set alias 'a/b': it is no name"),
    ("a", "", "Cannot set alias 'a': its text is empty"),
    ("a", " # x", "Cannot set alias 'a': its text is empty"),
    ("a", "b | c", "Cannot set alias 'a': its text has '|'"),
    ("a", "b > c", "Cannot set alias 'a': its text has '>'"),
    ("a", "b >> c", "Cannot set alias 'a': its text has '>>'"),
    ("a", "b; c", "Cannot set alias 'a': its text has ';'"),
    ("a", "!b", "Cannot set alias 'a': its text has '!'"),
    ("a", "b '", "Cannot set alias 'a': cannot find the end of the quoted text: its closing ' is missing"),
  ])
  func `a wrong alias is refused and changes nothing`(name: String, text: String, sentence: String) throws {
    var table = try table(["a": "tasks"])
    let before = table
    let fault = #expect(throws: AliasFault.self) { try table.set(name, to: text) }
    #expect(fault?.sentence == sentence)
    #expect(fault?.hint.isEmpty == false)
    #expect(table == before)
  }
}
