import Shell
import Testing

@Suite struct StatementReaderTests {
  private func words(_ statements: [Statement]) -> [[String]] { statements.map { $0.words.map(\.text) } }

  @Test func `a statement comes out with the line that completes it`() throws {
    var reader = StatementReader()
    let first = try reader.take("a; b 1")
    #expect(words(first) == [["a"], ["b", "1"]])
    let begun = try reader.take("note 'x")
    #expect(begun.isEmpty)
    #expect(reader.isContinuing)
    for line in ["y z", "w' \\"] {
      let statements = try reader.take(line)
      #expect(statements.isEmpty)
    }
    let complete = try reader.take("  end; c")
    #expect(words(complete) == [["note", "x\ny z\nw", "end"], ["c"]])
    #expect(
      complete.map(\.position) == [SourcePosition(line: 2, column: 1), SourcePosition(line: 5, column: 8)])
    #expect(!reader.isContinuing)
    #expect(reader.chunk.line == 2)
    #expect(reader.chunk.text == "note 'x\ny z\nw' \\\n  end; c")
    try reader.finish()
  }

  @Test func `a fault drops its lines, and reading goes on`() throws {
    var reader = StatementReader(startingAt: 10)
    #expect(throws: SyntaxFault(.nothingAfterPipe, at: SourcePosition(line: 10, column: 3))) {
      try reader.take("a |")
    }
    let second = try reader.take("b")
    #expect(words(second) == [["b"]])
    _ = try reader.take("'c")
    reader.reset()
    let fourth = try reader.take("d")
    #expect(words(fourth) == [["d"]])
    _ = try reader.take("e \"")
    #expect(reader.isContinuing)
    #expect(throws: SyntaxFault(.openQuote("\""), at: SourcePosition(line: 14, column: 3))) {
      try reader.finish()
    }
    #expect(!reader.isContinuing)
  }

  @Test func `a long quoted text takes no time squared`() throws {
    var reader = StatementReader()
    _ = try reader.take("note '")
    var count = 0
    for _ in 0..<20_000 { count += try reader.take("some \"text\"").count }
    #expect(count == 0)
    let statements = try reader.take("'")
    #expect(statements.first?.words.last?.text.utf8.count == 240_001)
  }
}
