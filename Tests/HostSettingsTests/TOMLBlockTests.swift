import Testing

@testable import HostSettings

/// The block in a `config.toml`: put in, put anew, taken out, or refused; never a byte of others.
@Suite struct TOMLBlockTests {
  private static let call = HookCall(.codex, program: "orchestra")
  private static let own = OwnCommands { _ in false }

  private static func installed(_ text: String) throws -> String {
    let changes = try TOMLBlock(Array(text.utf8), own: own).register(HookRegistration.codex, calling: call)
    return String(decoding: changes.bytes, as: UTF8.self)
  }

  private static func uninstalled(_ text: String) throws -> String {
    String(decoding: try TOMLBlock(Array(text.utf8), own: own).unregister().bytes, as: UTF8.self)
  }

  private static let accepted = [
    "",
    "model = \"o4\"\n",
    "model = \"o4\" # a remark\r\n[features]\r\nhooks = true\r\n",
    "[hooks]\n",
    "[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = \"command\"\ncommand = \"say done\"\n",
    "[hooks.state.\"/a/hooks.json\"]\ntrusted = \"x\"\n",
    "notes = '''\n[[hooks.Stop]]\n# >>> not a mark\n'''\n",
    "list = [\n  1, # one\n  \"two ] \",\n]\n\n\n",
    "a.b.\"c d\" = { x = 1, y = [\"]\"] }\n",
    "text = \"\"\"quotes: \\\" \"\" \"\"\"\"\"\n",
  ]

  @Test(arguments: accepted)
  func `the block comes behind everything else and goes without a trace`(_ text: String) throws {
    let with = try Self.installed(text)
    #expect(with.hasPrefix(text))
    #expect(with.contains("[[hooks.PostToolUse]]"))
    #expect(try Self.installed(with) == with, "a second time changes nothing")
    #expect(try Self.uninstalled(with) == text)
    #expect(try Self.uninstalled(text) == text)
    #expect(text.contains("\r\n") == with.contains("\r\n"))
  }

  @Test func `a last line without an end gets one`() throws {
    let with = try Self.installed("model = \"o4\"")
    #expect(with.hasPrefix("model = \"o4\"\n\n# >>>"))
    #expect(try Self.uninstalled(with) == "model = \"o4\"\n")
  }

  @Test func `a block of another version is put anew where it is`() throws {
    let old = "a = 1\n\n\(TOMLBlock.opening)\n[[hooks.Stop]]\n\(TOMLBlock.closing)\n\n[b]\nc = 2\n"
    let new = try Self.installed(old)
    #expect(new.hasPrefix("a = 1\n\n\(TOMLBlock.opening)\n[[hooks.SessionStart]]\n"))
    #expect(new.hasSuffix("\(TOMLBlock.closing)\n\n[b]\nc = 2\n"))
    #expect(try Self.uninstalled(new) == "a = 1\n\n[b]\nc = 2\n")
  }

  private static let refused: [(String, SettingsFault)] = [
    ("hooks = {}\n", .lines(reason: "'hooks' in a form that cannot be added to", line: 1)),
    ("\n[hooks]\nStop = []\n", .lines(reason: "'hooks' in a form that cannot be added to", line: 3)),
    ("[hooks.Stop]\nx = 1\n", .lines(reason: "'hooks' in a form that cannot be added to", line: 1)),
    ("hooks.Stop.x = 1\n", .lines(reason: "'hooks' in a form that cannot be added to", line: 1)),
    ("[[hooks]]\n", .lines(reason: "'hooks' in a form that cannot be added to", line: 1)),
    ("a = 1\nb = \"open\n", .lines(reason: "a text that does not end", line: 2)),
    ("b = '''open\n\n", .lines(reason: "a text that does not end", line: 1)),
    ("a = [1,\n2\n", .lines(reason: "a bracket that nothing closes", line: 1)),
    ("a = 1 ]\n", .lines(reason: "a bracket that nothing opened", line: 1)),
    ("[[hooks.Stop]\n", .lines(reason: "a header that does not end", line: 1)),
    ("{\"json\": 1}\n", .lines(reason: "a line that is neither a key nor a header", line: 1)),
    ("<<<<<<< HEAD\n", .lines(reason: "a line that is neither a key nor a header", line: 1)),
    ("\(TOMLBlock.opening)\na = 1\n", .lines(reason: "a mark of orchestra without its end", line: 3)),
    ("\(TOMLBlock.closing)\n", .lines(reason: "an end mark without a beginning", line: 1)),
    (
      "[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = \"command\"\ncommand = \"orchestra hook\"\n",
      .byHand(line: 4)
    ),
  ]

  @Test(arguments: refused.indices)
  func `what cannot be added to safely is refused, with the line`(_ index: Int) throws {
    let (text, fault) = Self.refused[index]
    #expect(throws: fault) { try Self.installed(text) }
  }

  @Test func `text in the command is quoted`() throws {
    let text = TOMLBlock.text(
      [HookRegistration.codex[0]], calling: HookCall(.codex, program: "/a \"b\\c/orchestra"))
    #expect(text.contains("command = \"'/a \\\"b\\\\c/orchestra' hook\""))
  }

  @Test func `hooks that are switched off are told`() throws {
    let changes = try TOMLBlock(Array("[features]\nhooks = false\n".utf8), own: Self.own)
      .register(HookRegistration.codex, calling: Self.call)
    #expect(changes.isSwitchedOff)
  }
}
