import Testing

@testable import OrchestraCLI

@Suite struct CompletionBashLineTests {
  @Test(arguments: [
    ("orchestra ta", ["orchestra"], "ta"), ("orchestra ", ["orchestra"], ""), ("", [], ""),
    ("  a\tb ", ["a", "b"], ""),
    ("a 'b c' d", ["a", "b c"], "d"), (#"a "b c" "d e"#, ["a", "b c"], "d e"), (#"a b\ c\"#, ["a"], "b c"),
    (#"a "x\"y\n" "#, ["a", #"x"y\n"#], ""), ("a 'b'\"c\"d e", ["a", "bcd"], "e"),
    ("a '' b", ["a", ""], "b"),
    ("a --x=y", ["a"], "--x=y"), ("a; b c", ["b"], "c"), ("a | b c", ["b"], "c"), ("a && b c", ["b"], "c"),
    ("a ';' c", ["a", ";"], "c"), ("a > f b", ["a"], "b"), ("a 2>f b", ["a"], "b"),
    ("a b>f c", ["a", "b"], "c"),
    ("a 日本", ["a"], "日本"),
  ])
  func `a line is cut as bash cuts it`(line: String, words: [String], current: String) {
    let cut = BashLine(line)
    #expect(cut.words == words)
    #expect(cut.current == current)
  }

  @Test(arguments: [
    ("a > f", true), ("a >> ", true), ("a <f", true), ("a >f ", false), ("a '>' f", false),
    ("a >f; b", false),
  ])
  func `the target of a redirection is known`(line: String, expected: Bool) {
    #expect(BashLine(line).isRedirection == expected)
  }

  @Test(arguments: [
    ("a ", "x y;z", #"x\ y\;z"#), ("a '", "x y", "x y"), ("a '", "it's", #"it'\''s"#),
    (#"a ""#, "x $y", #"x \$y"#),
    ("a ", "~x", #"\~x"#), ("a ", "tasks[0]", #"tasks\[0\]"#), ("a ", "日本", "日本"),
  ])
  func `what is inserted keeps to the quoting begun`(line: String, text: String, expected: String) {
    #expect(BashLine(line).quoted(text) == expected)
  }

  @Test(arguments: [
    ("a --x=y", 4), ("a x:y:z", 4), ("a xyz", 0), ("a 'x:y", 0), (#"a x\:y"#, 0), ("a --x='y", 0),
    ("a x:", 2),
  ])
  func `readline leaves alone what stands before its word break`(line: String, expected: Int) {
    #expect(BashLine(line).keptCount(breaks: " =:") == expected)
  }
}
