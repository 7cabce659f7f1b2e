import TestSupport
import Testing

/// Keys that change the line, on a terminal.
@Suite struct EditingTests {
  @Test(arguments: [80, 40])
  func `keys known from other shells do what they do there`(columns: Int) throws {
    let probe = try LineProbe(columns: columns)
    try probe.type("abc def", shows: "abc def", cursor: 7)
    try probe.type(Key.control("A"), shows: "abc def", cursor: 0)
    try probe.type(Key.control("E"), shows: "abc def", cursor: 7)
    try probe.type(Key.home + "x", shows: "xabc def", cursor: 1)
    try probe.type(Key.backspace + Key.end, shows: "abc def", cursor: 7)
    try probe.type(Key.wordLeft, shows: "abc def", cursor: 4)
    try probe.type(Key.control("K"), shows: "abc", cursor: 4)
    try probe.type(Key.control("Y"), shows: "abc def", cursor: 7)
    try probe.type("\u{1B}b", shows: "abc def", cursor: 4)
    try probe.type("\u{1B}f", shows: "abc def", cursor: 7)
    try probe.type(Key.control("W"), shows: "abc", cursor: 4)
    try probe.type("\u{1B}OD\u{1B}OH" + Key.delete, shows: "bc", cursor: 0)
    try probe.type(Key.wordRight, shows: "bc", cursor: 2)
    try probe.type("z" + Key.left + Key.control("U"), shows: "z", cursor: 0)
    try probe.enter(gives: "z ")
  }

  @Test(arguments: [80, 40])
  func `Japanese is edited by characters of two columns`(columns: Int) throws {
    let probe = try LineProbe(columns: columns)
    try probe.type("設計", shows: "設計", cursor: 4)
    try probe.type(Key.left, shows: "設計", cursor: 2)
    try probe.type("の", shows: "設の計", cursor: 4)
    try probe.type(Key.backspace, shows: "設計", cursor: 2)
    try probe.type(Key.delete, shows: "設", cursor: 2)
    try probe.type("計x", shows: "設計x", cursor: 5)
    try probe.enter(gives: "設計x")
  }

  /// Each is one key away from its neighbours, however many scalars it is made of.
  @Test(arguments: [
    ("🙂", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2), ("❤️", 2), ("🇯🇵", 2), ("👍🏽", 2), ("1️⃣", 2),
    ("é", 1), ("ÿ", 1), ("e\u{301}", 1), ("か\u{3099}", 2), ("\u{1FAE8}", 2), ("한", 2),
  ])
  func `a character of many parts is one character`(character: String, width: Int) throws {
    let probe = try LineProbe()
    try probe.type("a\(character)b", shows: "a\(character)b", cursor: 2 + width)
    try probe.type(Key.left, shows: "a\(character)b", cursor: 1 + width)
    try probe.type(Key.left, shows: "a\(character)b", cursor: 1)
    try probe.type(Key.right + "x", shows: "a\(character)xb", cursor: 2 + width)
    try probe.type(Key.backspace + Key.backspace, shows: "ab", cursor: 1)
    try probe.type(character, shows: "a\(character)b", cursor: 1 + width)
    try probe.enter(gives: "a\(character)b")
  }

  @Test func `parts that come one by one are joined`() throws {
    let probe = try LineProbe()
    try probe.type("か", shows: "か", cursor: 2)
    try probe.type("\u{3099}", shows: "か\u{3099}", cursor: 2)
    try probe.type("👩", shows: "か\u{3099}👩", cursor: 4)
    try probe.type("\u{200D}💻", shows: "か\u{3099}👩‍💻", cursor: 4)
    try probe.type(Key.backspace, shows: "か\u{3099}", cursor: 2)
    try probe.enter(gives: "か\u{3099}")
  }

  @Test(arguments: [80, 40])
  func `a line longer than the window goes on in the next row`(columns: Int) throws {
    let probe = try LineProbe(columns: columns)
    let text = String(repeating: "設計を書く", count: columns / 10 + 1)
    probe.terminal.send(text)
    let rowWidth = (columns - 7) / 2
    try probe.terminal.wait(forLine: String(text.dropFirst(rowWidth)))
    probe.terminal.send(Key.home + "ab" + Key.end)
    try probe.terminal.wait(forLine: String(text.dropFirst(rowWidth - 1)))
    try probe.enter(gives: "ab" + text)
  }

  /// libedit loses count of the rows when only the cursor moves in such a line, and writes behind the last of them.
  @Test(arguments: [10, 2, 40], [false, true])
  func `a line longer than the whole window can be gone through and typed on`(columns: Int, isPasted: Bool)
    throws
  {
    let probe = try LineProbe(columns: 40, rows: 12)
    probe.terminal.resize(columns: columns, rows: 12)
    let long = String(repeating: "x", count: columns * 15)
    // Enough to come to the end of a row.
    let more = String(repeating: "x", count: columns + 2)
    let text =
      isPasted ? LineProbe.pasteStart + String(repeating: "x\n", count: 20) + LineProbe.pasteEnd : long
    for _ in 0..<3 {
      probe.terminal.send(Key.home + text + Key.home + Key.end + more + Key.control("A") + Key.control("E"))
    }
    probe.terminal.resize(columns: 80, rows: 24)
    probe.terminal.send("\u{03}")
    try probe.terminal.wait(forLine: "probe>" + String(repeating: " ", count: 67) + "3 open", cursorColumn: 7)
    try probe.type("hello", shows: "hello")
    try probe.enter(gives: "hello")
  }

  @Test func `Ctrl-C drops the line`() throws {
    let probe = try LineProbe("silent")
    try probe.type("abc def" + Key.home, shows: "abc def", cursor: 0)
    probe.terminal.send("\u{03}")
    try probe.terminal.wait(forLine: "probe>", cursorColumn: 7)
    #expect(probe.terminal.screen.lines[...2] == ["probe> abc def^C", "interrupt", "probe>"])
    try probe.type("next", shows: "next")
    try probe.enter(gives: "next")
  }

  @Test func `a Ctrl-C that is sent as a signal drops the line too`() throws {
    let probe = try LineProbe("silent")
    try probe.type("abc", shows: "abc")
    probe.terminal.signal(2)
    try probe.terminal.wait(forText: "interrupt\nprobe>")
    probe.terminal.signal(2)
    try probe.terminal.wait(for: "a second one") { $0.lines.count { $0 == "interrupt" } == 2 }
    try probe.type("next", shows: "next")
  }

  @Test func `Ctrl-D deletes in a line and leaves an empty one`() throws {
    let probe = try LineProbe()
    try probe.type("ab" + Key.home + Key.control("D"), shows: "b", cursor: 0)
    try probe.type(Key.end + Key.control("D"), shows: "b", cursor: 1)
    try probe.terminal.wait(for: "the bell") { $0.bellCount == 1 }
    probe.terminal.send(Key.backspace + Key.control("D"))
    try probe.terminal.wait(forText: "end")
    #expect(try probe.terminal.end() == 0)
  }

  @Test func `Ctrl-L clears the screen and keeps the line`() throws {
    let probe = try LineProbe("silent")
    try probe.type("one", shows: "one")
    try probe.enter(gives: "one")
    try probe.type("two" + Key.control("L"), shows: "two", cursor: 3)
    try probe.terminal.wait(for: "the line on top") { $0.lines[0] == "probe> two" && $0.cursor.row == 0 }
  }

  @Test func `Ctrl-S freezes nothing`() throws {
    let probe = try LineProbe()
    try probe.type("a" + Key.control("S") + "b", shows: "ab", cursor: 2)
  }

  @Test func `keys without a meaning leave nothing behind`() throws {
    let probe = try LineProbe()
    let strange = "\u{1B}[15~\u{1B}[24;5~\u{1B}OP\u{1B}[I\u{1B}[<0;1;1M\u{1B}[1;9Z\u{1B}[200"
    probe.terminal.send("a" + strange)
    try probe.type("~b\u{1B}[201~c", shows: "abc", cursor: 3)
    try probe.enter(gives: "abc")
  }

  @Test func `invalid UTF-8 is passed over`() throws {
    let probe = try LineProbe()
    probe.terminal.send([0x61, 0xFF, 0xC3, 0x62, 0xE8, 0xA8, 0x63, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF5])
    try probe.type("設", shows: "abc設", cursor: 5)
    try probe.enter(gives: "abc設")
  }

  @Test func `control characters that are quoted are shown, not sent`() throws {
    let probe = try LineProbe()
    try probe.type("a\u{16}\u{1B}b", shows: "a^[b", cursor: 4)
    #expect(probe.terminal.screen.strangeSequences == [])
  }
}
