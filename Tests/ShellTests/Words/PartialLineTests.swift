import Shell
import TestSupport
import Testing

/// Tests cite the invariants of `PartialLine`.
@Suite struct PartialLineTests {
  @Test(arguments: [
    ("", [], "", 0, PartialLine.Place.command),
    ("ta", [], "ta", 0, .command),
    ("tasks ", ["tasks"], "", 6, .command),
    ("tasks --st", ["tasks"], "--st", 6, .command),
    ("a b; tas", [], "tas", 5, .command),
    ("a b;", [], "", 4, .command),
    ("task 'a b", ["task"], "a b", 5, .command),
    ("task \"a b\" c", ["task", "a b"], "c", 11, .command),
    ("task 'a b'", ["task"], "a b", 5, .command),
    ("task a\\ b", ["task"], "a b", 5, .command),
    ("task a\\", ["task"], "a", 5, .command),
    ("task 日本 te", ["task", "日本"], "te", 8, .command),
    ("task 👩‍👩‍👧 🇯🇵", ["task", "👩‍👩‍👧"], "🇯🇵", 7, .command),
    ("tasks > fi", ["tasks"], "fi", 8, .file),
    ("tasks >", ["tasks"], "", 7, .file),
    ("tasks>>'my f", ["tasks"], "my f", 7, .file),
    ("tasks > f --a", ["tasks"], "--a", 10, .command),
    ("tasks | grep fo", ["tasks"], "fo", 13, .system),
    ("tasks | grep ", ["tasks"], "", 13, .system),
    ("tasks | less; ag", [], "ag", 14, .command),
    ("!ls so", [], "so", 4, .system),
    ("!ls; a | so", [], "so", 9, .system),
    ("a; !", [], "", 4, .system),
    ("tasks # see", ["tasks"], "", 11, .comment),
    ("# a\nta", [], "ta", 4, .command),
    ("expect a >", ["expect", "a"], ">", 9, .command),
    ("expect a > 3", ["expect", "a", ">"], "3", 11, .command),
    ("a && ta", ["a"], "ta", 5, .command),
    ("a <f", ["a"], "f", 3, .command),
    ("get `x", ["get"], "x", 5, .command),
  ])
  func `a line is read up to the cursor`(
    text: String, words: [String], current: String, start: Int, place: PartialLine.Place
  ) {
    let line = PartialLine(text)
    #expect(line.words == words)
    #expect(line.current == current)
    #expect(line.currentStart == start)
    #expect(line.place == place)
  }

  @Test(arguments: [
    ("task ", "a b", true, "a\\ b "), ("task 'a", "a b", true, "'a b' "),
    ("task \"a", "a b", true, "\"a b\" "),
    ("task ", "a b", false, "a\\ b"), ("task 'a", "a b", false, "'a b"),
    ("task \"a", "a\"b", false, "\"a\\\"b"),
    ("task 'i", "it's", true, "'it'\\''s' "), ("task ", "dir name/", false, "dir\\ name/"),
    ("task ", "", true, "'' "),
    ("task ", "t-1", true, "t-1 "), ("task \"", "\\", true, "\"\\\\\" "),
  ])
  func `a candidate is written in the quoting begun`(
    text: String, candidate: String, isFinal: Bool, quoted: String
  ) {
    #expect(PartialLine(text).quoted(candidate, isFinal: isFinal) == quoted)
  }

  private static func completed(_ text: String, _ candidate: String, isFinal: Bool) -> String {
    let line = PartialLine(text)
    return String(text.prefix(line.currentStart)) + line.quoted(candidate, isFinal: isFinal)
  }

  @Test func `what is quoted reads back as the candidate, whatever quoting was begun (invariant 2)`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "PartialLine.quoted"))
    let begun = [
      "task ", "task x", "task 'x", "task \"x", "task x\\ ", "task x'y", "task 'x'y", "task \"x'",
      "a; task '", "task 日'",
      "task \u{301}x", "task x \\\n", "task 'x\ny", "task '\u{301}", "タスク \"",
    ]
    for candidate in ShellQuotingTests.pieces + (0..<1500).map({ _ in ShellQuotingTests.randomText(&random) })
    {
      for text in begun {
        let whole = Self.completed(text, candidate, isFinal: true)
        let word = try StatementParser.parse(whole).last?.words.last?.text
        try #require(
          word.map { Array($0.utf8) } == Array(candidate.utf8),
          "\(text.debugDescription) + \(candidate.debugDescription)")
        let part = PartialLine(Self.completed(text, candidate, isFinal: false))
        try #require(
          Array(part.current.utf8) == Array(candidate.utf8),
          "\(text.debugDescription) + \(candidate.debugDescription)")
      }
    }
  }

  /// Mostly lines that the parser reads, so that there is something to compare.
  private static let harmless = [
    "tasks", "expect", " ", " ", " ", "'a b'", "\"c\"", "\\\n", "x", "日本 ", "　", "; ", ";", " > f ",
    " | less ", "a\\ b", "#", "\n",
    "!ls\n", "--x=", " 'it'\\''s' ", "👩‍👩‍👧", "e\u{301}", " \u{301}",
  ]

  @Test func `every prefix of any line is read, and as the parser reads it (invariant 1)`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "PartialLine"))
    var finished = 0
    var typed = 0
    for number in 0..<1000 {
      let pieces = number.isMultiple(of: 4) ? ShellQuotingTests.pieces + Self.harmless : Self.harmless
      let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in random.pick(pieces) }.joined()
      let scalars = Array(text.unicodeScalars)
      for length in 0...scalars.count {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[..<length])
        let prefix = String(view)
        let line = PartialLine(prefix)
        try #require(line.currentStart <= prefix.count)
        if prefix.unicodeScalars.first == "\u{FEFF}" { continue }
        if line.currentStart == prefix.count, line.current.isEmpty {
          finished += try finishedAgreement(of: line, on: prefix)
        } else {
          typed += try typedAgreement(of: line, on: prefix)
        }
      }
    }
    #expect(finished > 1000)
    #expect(typed > 1000)
  }

  /// Compares the finished words with those of the parser once a word stands in the gap; 1 when there was
  /// anything to compare.
  private func finishedAgreement(of line: PartialLine, on prefix: String) throws -> Int {
    guard line.place == .command, let statement = try? StatementParser.parse(prefix + "x").last,
      case .command(let words, let output) = statement.body, words.last?.text == "x"
    else { return 0 }
    if case .pipe = output { return 0 }
    try #require(words.dropLast().map(\.text) == line.words, "\(prefix.debugDescription)")
    return 1
  }

  /// Compares the word being typed with the parser's last one.
  private func typedAgreement(of line: PartialLine, on prefix: String) throws -> Int {
    guard line.place == .command, let statement = try? StatementParser.parse(prefix).last else { return 0 }
    try #require(statement.words.map(\.text) == line.words + [line.current], "\(prefix.debugDescription)")
    return 1
  }
}
