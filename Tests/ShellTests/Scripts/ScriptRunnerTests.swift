import Shell
import Testing

/// Tests cite the rules of `ScriptRunner`.
@Suite struct ScriptRunnerTests {
  @Test func `statements run in order until one fails, whose status counts (rule 2)`() {
    let stage = ScriptStage()
    let outcome = stage.run("ok 1; ok 2\nfail 66\nok 3")
    #expect(stage.ran == ["ok 1", "ok 2", "fail 66"])
    #expect(outcome.status == 66)
    #expect(!outcome.endsSession)
    #expect(outcome.isReported)
  }

  @Test func `nothing wrong is nothing said`() {
    let stage = ScriptStage()
    #expect(stage.run("ok\n# nothing\n!true\n").status == 0)
    #expect(stage.errors.isEmpty)
  }

  @Test func `the failure is shown with its place, its line and a mark`() {
    let stage = ScriptStage()
    stage.run("ok\n\n      stauts --compact\nok")
    #expect(
      stage.errors == [
        """
        deploy.orc:3:7: Error: Unknown command 'stauts'
            stauts --compact
            ^~~~~~
        Hint: Did you mean 'status'?
        """
      ])
  }

  @Test(arguments: [
    ("ok; nope 1", "1:5: Error: Unknown command 'nope'", "    ok; nope 1", "        ^~~~"),
    ("日本 x", "1:1: Error: Unknown command '日本'", "    日本 x", "    ^~~~"),
    (
      "ok '日本' 👩‍👩‍👧; nope", "1:12: Error: Unknown command 'nope'", "    ok '日本' 👩‍👩‍👧; nope",
      "                  ^~~~"
    ),
    ("ok\t1;\tnope", "1:7: Error: Unknown command 'nope'", "    ok 1; nope", "          ^~~~"),
    ("offset abcdef g", "1:11: Error: Cannot read it", "    offset abcdef g", "              ^~~"),
    ("offset 'ab\ncdef'", "1:11: Error: Cannot read it", "    offset 'ab", "              ^"),
    ("offset 'a\ncdef'", "2:1: Error: Cannot read it", "    cdef'", "    ^~~~~"),
    ("missing", "1:8: Error: Cannot do it: a word is missing", "    missing", "           ^"),
    ("missing 'a\nb'", "2:3: Error: Cannot do it: a word is missing", "    b'", "      ^"),
    ("silent", "1:1: Error: Cannot go on: the command ended with status 3", "    silent", "    ^~~~~~"),
    (
      "ok 'a", "1:4: Error: Cannot find the end of the quoted text: its closing ' is missing", "    ok 'a",
      "       ^"
    ),
    ("ok && ok", "1:4: Error: Cannot use '&&': not supported here", "    ok && ok", "       ^~"),
    (
      "ok\u{1B}[31m", "1:3: Error: Cannot read an escape character (U+001B): commands are plain text",
      "    ok␛[31m", "      ^"
    ),
    ("ok\r\nnope\r\n", "2:1: Error: Unknown command 'nope'", "    nope", "    ^~~~"),
    ("\u{FEFF}nope", "1:1: Error: Unknown command 'nope'", "    nope", "    ^~~~"),
    ("  ok |", "1:6: Error: Cannot send output to a command: nothing follows '|'", "    ok |", "       ^"),
    ("　　nope", "1:3: Error: Unknown command 'nope'", "    　　nope", "        ^~~~"),
  ])
  func `the mark stands under the fault`(text: String, message: String, line: String, mark: String) throws {
    let stage = ScriptStage()
    stage.run(text)
    let shown = try #require(stage.errors.last).split(separator: "\n").map(String.init)
    #expect(Array(shown.prefix(3)) == ["deploy.orc:" + message, line, mark])
  }

  @Test func `a fault in the syntax refuses the whole source (rule 1)`() {
    let stage = ScriptStage()
    let outcome = stage.run("ok\nok | \nok")
    #expect(stage.ran.isEmpty)
    #expect(outcome.status == 64)
    #expect(stage.errors.count == 1)
    #expect(stage.errors.first?.hasPrefix("deploy.orc:2:4: Error: Cannot send output") == true)
  }

  @Test func `keeping going runs everything and ends with the first failure's status (rule 2)`() {
    let stage = ScriptStage(ScriptOptions(keepsGoing: true))
    #expect(stage.run("fail 65\nok\nfail 66\nok 2").status == 65)
    #expect(stage.ran == ["fail 65", "ok", "fail 66", "ok 2"])
    #expect(stage.errors.count == 2)
  }

  @Test(arguments: [("exit; ok", 0, 1), ("exit 3; ok", 3, 1), ("ok; exit", 0, 2)])
  func `exit ends the session without a word`(text: String, status: Int32, count: Int) {
    let stage = ScriptStage(ScriptOptions(keepsGoing: true))
    let outcome = stage.run(text)
    #expect(outcome.endsSession)
    #expect(outcome.status == status)
    #expect(stage.ran.count == count)
    #expect(stage.errors.isEmpty)
  }

  @Test func `exit does not hide an earlier failure`() {
    let stage = ScriptStage(ScriptOptions(keepsGoing: true))
    #expect(stage.run("fail 65; exit").status == 65)
  }

  @Test func `each statement is shown before it runs, deeper ones with more signs`() {
    let stage = ScriptStage(ScriptOptions(echoes: true))
    stage.files["b"] = "ok \\\n 2"
    stage.run("ok 1 # c\nread b\n!true", named: "a")
    #expect(stage.errors == ["+ ok 1", "+ read b", "++ ok \\  2", "+ !true"])
  }

  @Test func `a failure in a nested source is shown once, where it happened (rule 3)`() {
    let stage = ScriptStage()
    stage.files = ["b": "ok\n read c", "c": "nope"]
    #expect(stage.run("ok; read b\nok", named: "a").status == 64)
    #expect(
      stage.errors == [
        """
        c:1:1: Error: Unknown command 'nope'
            nope
            ^~~~
            included from b:2:2
            included from a:1:5
        """
      ])
    #expect(stage.ran == ["ok", "read b", "ok", "read c", "nope"])
  }

  @Test func `exit in a nested source ends them all`() {
    let stage = ScriptStage()
    stage.files["b"] = "exit 4"
    let outcome = stage.run("read b; ok")
    #expect(outcome.status == 4)
    #expect(outcome.endsSession)
    #expect(stage.ran == ["read b", "exit 4"])
  }

  @Test func `a circle is named and entered once`() {
    let stage = ScriptStage()
    stage.files = ["b": "\nread c", "c": "read b"]
    #expect(stage.run("read b", named: "a").status == 64)
    #expect(stage.ran == ["read b", "read c", "read b"])
    #expect(
      stage.errors == [
        """
        c:1:6: Error: Cannot read 'b': it would read itself (b:2 → c:1 → b)
            read b
                 ^
            included from b:2:1
            included from a:1:1
        Hint: Take the 'read' out of one of them
        """
      ])
  }

  @Test func `sources are nested sixteen deep and no deeper`() throws {
    let stage = ScriptStage()
    for number in 1...20 { stage.files["f\(number)"] = "read f\(number + 1)" }
    #expect(stage.run("read f1", named: "f0").status == 64)
    #expect(stage.ran.count == 16)
    let shown = try #require(stage.errors.last).split(separator: "\n")
    #expect(shown.first == "f15:1:6: Error: Cannot read 'f16': 16 files read one another already")
    #expect(shown.count == 3 + 15 + 1)
  }

  @Test func `typographic quotes explain a usage error`() {
    let stage = ScriptStage()
    stage.run("nope “a b”")
    #expect(
      stage.errors.last?.hasSuffix("\nHint: Quote with \" or ': typographic quotes are letters here") == true)
  }

  @Test func `a hostile name and message reach no terminal raw`() {
    let stage = ScriptStage()
    stage.run("'\u{202E}x'", named: "a\u{1B}]0;b")
    #expect(
      stage.errors.first?.hasPrefix(
        "a␛]0;b:1:1: Error: Unknown command '\u{FFFD}x'\n    '\u{FFFD}x'\n    ^~~~") == true)
  }

  /// Lines arrive one by one; a statement runs before the next line is asked for.
  @Test func `lines run as they arrive`() {
    let stage = ScriptStage()
    var lines = ["ok 1; ok 2", "ok 'a", "b'", "  nope", "ok 3"].makeIterator()
    var asked: [Int] = []
    let outcome = stage.runner.run(
      lines: {
        asked.append(stage.ran.count)
        return lines.next()
      }, of: ScriptSource(name: "stdin", text: ""), through: stage)
    #expect(asked == [0, 2, 2, 3])
    #expect(outcome.status == 64)
    #expect(stage.errors == ["stdin:4:3: Error: Unknown command 'nope'\n    nope\n    ^~~~"])
  }

  @Test(arguments: [
    (
      ["ok", "ok |", "ok"], false, 1, "stdin:2:4: Error: Cannot send output to a command: nothing follows '|'"
    ),
    (
      ["ok", "ok |", "ok"], true, 2, "stdin:2:4: Error: Cannot send output to a command: nothing follows '|'"
    ),
    (
      ["ok", "ok 'a", "b"], true, 1,
      "stdin:2:4: Error: Cannot find the end of the quoted text: its closing ' is missing"
    ),
  ])
  func `what stands before a fault in arriving lines has run`(
    lines: [String], keepsGoing: Bool, count: Int, message: String
  ) {
    let stage = ScriptStage(ScriptOptions(keepsGoing: keepsGoing))
    var rest = lines.makeIterator()
    let outcome = stage.runner.run(
      lines: { rest.next() }, of: ScriptSource(name: "stdin", text: ""), through: stage)
    #expect(outcome.status == 64)
    #expect(stage.ran.count == count)
    #expect(stage.errors.count == 1)
    #expect(stage.errors.first?.hasPrefix(message + "\n") == true)
  }

  @Test func `entries have name, place, time and outcome`() {
    let stage = ScriptStage(ScriptOptions(keepsGoing: true))
    stage.files["b"] = "expect b wrong"
    stage.run("ok\nexpect a\nread b\nfail 65\nexit 2", named: "a")
    let entries = stage.report.entries
    #expect(entries.map(\.name) == ["ok", "expect a", "expect b wrong", "read b", "fail 65", "exit 2"])
    #expect(entries.map(\.location.text) == ["a:1:1", "a:2:1", "b:1:10", "a:3:1", "a:4:1", "a:5:1"])
    #expect(entries.map(\.milliseconds) == [7, 7, 7, 21, 7, 7])
    #expect(entries.map(\.status) == [0, 0, 1, 1, 65, 2])
    #expect(stage.report.tests.map(\.name) == ["expect a", "expect b wrong", "fail 65"])
  }
}
