import Shell
import TestSupport
import Testing

@Suite struct ShellQuotingTests {
  @Test(arguments: [
    ("tasks", "tasks"), ("", "''"), ("a b", "a\\ b"), ("a b c", "'a b c'"), ("it's", "it\\'s"),
    ("it's so", "\"it's so\""), ("say \"hi\"", "'say \"hi\"'"), ("a;b", "a\\;b"), ("#1", "\\#1"),
    ("a#1", "a#1"),
    ("!x", "\\!x"), ("a!", "a!"), ("--all", "--all"), ("*~$[]{}()?", "*~$[]{}()?"), ("$(x)", "\\$(x)"),
    ("a\nb", "'a\nb'"), ("a　b", "a\\　b"), ("日本", "日本"), ("\\", "\\\\"), ("a&b", "a\\&b"), ("“a”", "“a”"),
    ("\t", "\\\t"), ("'\"", "\\'\\\""), ("> <", "'> <'"),
  ])
  func `the shortest safe writing of a word`(text: String, quoted: String) {
    #expect(ShellQuoting.quote(text) == quoted)
  }

  /// Pieces that could break a word or its quoting.
  static let pieces = [
    "a", "B7", " ", "  ", "\t", "'", "\"", "\\", "#", ";", "|", ">", ">>", "<", "&", "&&", "`", "$", "$(",
    ")", "!", "!!",
    "*", "-", "--x=", "\n", "\r\n", "日本", "　", "\u{A0}", "👩‍👩‍👧", "\u{301}", "\u{FE0F}", "\u{200D}", "e\u{301}",
    "“", "\u{FEFF}", "=",
    "[", "]", "~",
  ]

  static func randomText(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(pieces) }.joined()
  }

  @Test func `every text reads back as one word`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "ShellQuoting"))
    for text in Self.pieces + (0..<4000).map({ _ in Self.randomText(&random) }) {
      let quoted = ShellQuoting.quote(text)
      let words = try StatementParser.parse("note \(quoted) x").first?.words.map(\.text) ?? []
      try #require(
        words.map { Array($0.utf8) } == ["note", text, "x"].map { Array($0.utf8) }, "\(text.debugDescription)"
      )
      // Also as the first word, where more means something.
      let first = try StatementParser.parse("\(quoted) x", expressionCommands: []).first?.words.first?.text
      try #require(first.map { Array($0.utf8) } == Array(text.utf8), "\(text.debugDescription)")
      #expect(ShellQuoting.needsQuotes(text) == (quoted != text))
    }
  }
}
