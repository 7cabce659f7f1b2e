import Shell
import Testing

/// Every wrong input with its place and its sentence, word for word.
@Suite struct SyntaxFaultTests {
  private static let openSingle = "Cannot find the end of the quoted text: its closing ' is missing"
  private static let openDouble = "Cannot find the end of the quoted text: its closing \" is missing"
  private static let backslash = "Cannot end with '\\': the line it continues on is missing"
  private static let noPipe = "Cannot send output to a command: nothing follows '|'"
  private static let twice = "Cannot use '|': the output goes to a file already"

  static let wrong: [(text: String, place: String, sentence: String)] = [
    ("'", "1:1", openSingle),
    ("note 'abc", "1:6", openSingle),
    ("note don't", "1:9", openSingle),
    ("a\nnote \"abc\n\ndef", "2:6", openDouble),
    ("note \"a\\\"", "1:6", openDouble),
    ("note 'a' 'b", "1:10", openSingle),
    ("日本 'x", "1:4", openSingle),
    ("👩‍👩‍👧🇯🇵 \"x", "1:4", openDouble),
    ("tasks > 'f", "1:9", openSingle),
    ("tasks | grep 'x; y", "1:14", openSingle),
    ("tasks | grep \"a\\\" b", "1:14", openDouble),
    ("expect a == 'b", "1:13", openSingle),
    ("\\", "1:1", backslash),
    ("tasks \\", "1:7", backslash),
    ("a\ntasks --all\\", "2:12", backslash),
    ("tasks | less \\", "1:14", backslash),
    ("!ls \\", "1:5", backslash),
    ("!ls \\\\\\", "1:7", backslash),
    ("tasks |", "1:7", noPipe),
    ("tasks | ; agents", "1:7", noPipe),
    ("tasks | \nless", "1:7", noPipe),
    ("tasks | # less", "1:7", noPipe),
    ("日本語|", "1:4", noPipe),
    ("tasks >", "1:7", "Cannot write output to a file: no name follows '>'"),
    ("tasks >> ; agents", "1:7", "Cannot write output to a file: no name follows '>>'"),
    ("tasks >\nfile", "1:7", "Cannot write output to a file: no name follows '>'"),
    ("tasks > # file", "1:7", "Cannot write output to a file: no name follows '>'"),
    ("tasks > | less", "1:7", "Cannot write output to a file: no name follows '>'"),
    ("tasks > > f", "1:7", "Cannot write output to a file: no name follows '>'"),
    ("tasks > ''", "1:9", "Cannot write output to a file: its name is empty"),
    ("tasks > a > b", "1:11", "Cannot use a second '>': the output goes to a file already"),
    ("tasks >> a >> b", "1:12", "Cannot use a second '>>': the output goes to a file already"),
    ("tasks >a>b", "1:9", "Cannot use a second '>': the output goes to a file already"),
    ("tasks > a | less", "1:11", twice),
    ("tasks >> a|less", "1:11", twice),
    ("| less", "1:1", "Cannot find a command: nothing stands before '|'"),
    ("tasks; | less", "1:8", "Cannot find a command: nothing stands before '|'"),
    ("a\n\n  |less", "3:3", "Cannot find a command: nothing stands before '|'"),
    ("> file", "1:1", "Cannot find a command: nothing stands before '>'"),
    ("a; >>file # c", "1:4", "Cannot find a command: nothing stands before '>>'"),
    ("!", "1:1", "Cannot run a system command: nothing follows '!'"),
    ("a;  !  \nb", "1:5", "Cannot run a system command: nothing follows '!'"),
    ("a; !!", "1:4", "Cannot use '!!': it names an earlier line only at the start of a prompt"),
    ("!!", "1:1", "Cannot use '!!': it names an earlier line only at the start of a prompt"),
    ("!12 --all", "1:1", "Cannot use '!12': it names an earlier line only at the start of a prompt"),
    ("!-2;a", "1:1", "Cannot use '!-2': it names an earlier line only at the start of a prompt"),
    ("a && b", "1:3", "Cannot use '&&': not supported here"),
    ("a&&b", "1:2", "Cannot use '&&': not supported here"),
    ("a || b", "1:3", "Cannot use '||': not supported here"),
    ("|| b", "1:1", "Cannot use '||': not supported here"),
    ("a |& b", "1:3", "Cannot use '|&': not supported here"),
    ("a &", "1:3", "Cannot use '&': not supported here"),
    ("get http://x?a=1&b=2", "1:17", "Cannot use '&': not supported here"),
    ("& a", "1:1", "Cannot use '&': not supported here"),
    ("a < f", "1:3", "Cannot use '<': not supported here"),
    ("a <<END", "1:3", "Cannot use '<<': not supported here"),
    ("a <<< b", "1:3", "Cannot use '<<<': not supported here"),
    ("a <(b)", "1:3", "Cannot use '<(': not supported here"),
    ("a `b`", "1:3", "Cannot use '`': not supported here"),
    ("a x$(b)", "1:4", "Cannot use '$(': not supported here"),
    ("a 2> f", "1:3", "Cannot use '2>': not supported here"),
    ("a 2>&1", "1:3", "Cannot use '2>': not supported here"),
    ("a > f 2>&1", "1:7", "Cannot use '2>': not supported here"),
    ("a &> f", "1:3", "Cannot use '&>': not supported here"),
    ("a >& f", "1:3", "Cannot use '>&': not supported here"),
    ("a >| f", "1:3", "Cannot use '>|': not supported here"),
    ("a >>(b)", "1:3", "Cannot use '>>(': not supported here"),
    ("expect a == 1 && b == 2", "1:15", "Cannot use '&&': not supported here"),
    ("expect a > `b`", "1:12", "Cannot use '`': not supported here"),
    ("a\u{0}b", "1:2", "Cannot read a NUL character: commands are plain text"),
    ("a\nb 'c\u{1B}[31m'", "2:5", "Cannot read an escape character (U+001B): commands are plain text"),
    ("a\rb", "1:2", "Cannot read a carriage return (U+000D): commands are plain text"),
    ("# \u{7}", "1:3", "Cannot read a control character (U+0007): commands are plain text"),
    ("!ls \u{7F}", "1:5", "Cannot read a control character (U+007F): commands are plain text"),
    ("日本\u{9B}31m", "1:3", "Cannot read a control character (U+009B): commands are plain text"),
    ("a | b \u{C}", "1:7", "Cannot read a control character (U+000C): commands are plain text"),
  ]

  private static func fault(of text: String, startingAt line: Int = 1) -> SyntaxFault? {
    do {
      _ = try StatementParser.parse(text, startingAt: line)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Self.wrong)
  func `a wrong input is refused at its place`(text: String, place: String, sentence: String) throws {
    let fault = try #require(Self.fault(of: text))
    #expect("\(fault.position.line):\(fault.position.column)" == place)
    #expect(fault.sentence == sentence)
    #expect(!fault.hint.isEmpty)
    #expect(fault.hint.last != ".")
    #expect(Self.fault(of: text, startingAt: 101)?.position.line == fault.position.line + 100)
  }

  @Test(arguments: Self.wrong)
  func `only an open quote and a last backslash wait for another line`(
    text: String, place: String, sentence: String
  ) throws {
    let isOpen = sentence.hasSuffix("is missing")
    #expect(try #require(Self.fault(of: text)).isIncomplete == isOpen)
  }

  @Test(arguments: [
    ("'", "Close it, or write \\' for the character itself"),
    ("\"", "Close it, or write \\\" for the character itself"),
    ("\\", "Write \\\\ for a backslash"),
    ("a |", "For example: tasks | less"),
    ("a >", "For example: tasks > tasks.txt; write '>' in quotes to use it as text"),
    ("a >>", "For example: tasks >> tasks.txt; write '>>' in quotes to use it as text"),
    ("| a", "For example: tasks | less; write '|' in quotes to use it as text"),
    ("a > ''", "For example: tasks > tasks.txt"),
    ("a > b > c", "Send it on with a command: tasks | tee first.txt > second.txt"),
    ("a > b | c", "Send it on with a command: tasks | tee tasks.txt | less"),
    ("!", "For example: !ls"),
    ("!!", "Write the command out"),
    ("a && b", "Write '&&' in quotes to use it as text, or !command for the system shell"),
    ("\u{1B}", "Remove it; it may have come with pasted text"),
  ])
  func `a hint leads out of it`(text: String, hint: String) throws {
    #expect(try #require(Self.fault(of: text)).hint == hint)
  }
}
