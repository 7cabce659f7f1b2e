import TestSupport
import Testing

@testable import LineEditing

/// Prompts, on a terminal.
@Suite struct PromptTests {
  /// Returns the first row, as wide as the window but for its last column.
  private func row(_ left: String, _ right: String, columns: Int) -> String {
    left + String(repeating: " ", count: columns - 1 - left.count - right.count) + right
  }

  @Test(arguments: [80, 40])
  func `the right prompt stands at the right margin until the line needs its place`(columns: Int) throws {
    let probe = try LineProbe(columns: columns)
    try probe.terminal.wait(forLine: row("probe> ", "3 open", columns: columns), cursorColumn: 7)
    let long = String(repeating: "x", count: columns - 7 - 8)
    probe.terminal.send(long)
    try probe.terminal.wait(forLine: row("probe> \(long)", "3 open", columns: columns))
    probe.terminal.send("yz")
    try probe.terminal.wait(forLine: "probe> \(long)yz", cursorColumn: columns - 6)
    probe.terminal.send(Key.backspace + Key.backspace)
    try probe.terminal.wait(forLine: row("probe> \(long)", "3 open", columns: columns))
    probe.terminal.send(String(repeating: "w", count: 20))
    try probe.terminal.wait(for: "a second row") { $0.cursor.row == 1 && !$0.text.contains("3 open") }
  }

  @Test(arguments: [80, 40])
  func `the right prompt changes while a line is half typed`(columns: Int) throws {
    let probe = try LineProbe("ticking", columns: columns)
    try probe.terminal.wait(forLine: "probe>", cursorColumn: 7)
    probe.terminal.send("設計x" + Key.left)
    try probe.terminal.wait(forLine: "probe> 設計x", cursorColumn: 11)
    try probe.home.write("right", Array("1 active\n".utf8))
    let row = "probe> 設計x" + String(repeating: " ", count: columns - 21) + "1 active"
    try probe.terminal.wait(forLine: row, cursorColumn: 11)
    try probe.home.write("right", Array("設計 2\n".utf8))
    let next = "probe> 設計x" + String(repeating: " ", count: columns - 19) + "設計 2"
    try probe.terminal.wait(forLine: next, cursorColumn: 11)
    probe.terminal.send("の\r")
    try probe.terminal.wait(forText: "line: 設計のx")
    #expect(probe.terminal.screen.scrolledLines == [])
    #expect(probe.terminal.screen.lines[1] == "line: 設計のx")
  }

  @Test func `a key of two parts is not torn by a change`() throws {
    let probe = try LineProbe("ticking", settings: "bind -v\n")
    try probe.type("abcdef\u{1B}0", shows: "abcdef", cursor: 0)
    probe.terminal.send("f")
    try probe.home.write("right", Array("new\n".utf8))
    // The change may not be drawn before the second part has come, and must be afterwards.
    try probe.type("d", shows: "abcdef" + String(repeating: " ", count: 63) + "new", cursor: 3)
  }

  @Test(arguments: [80, 40])
  func `output without a line break keeps its row`(columns: Int) throws {
    let probe = try LineProbe("silent", columns: columns)
    try probe.type("tear x", shows: "tear x")
    probe.terminal.send("\r")
    try probe.terminal.wait(for: "a row of its own") { $0.text == "probe> tear x\nx⏎\nprobe>" }
    let full = String(repeating: "x", count: columns)
    probe.terminal.send(Key.control("L") + "tear \(full)\r")
    try probe.terminal.wait(for: "no empty row") { $0.text.hasSuffix("xx\n\(full)\nprobe>") }
  }

  @Test func `colours reach the terminal and end where they should`() throws {
    let probe = try LineProbe("colored")
    try probe.type("ab", shows: "ab", cursor: 2)
    #expect(probe.terminal.screen.strangeSequences == [])
    let output = String(decoding: probe.terminal.transcript, as: UTF8.self)
    #expect(output.contains("\u{1B}[1;32mp\u{1B}[0m"))
    #expect(output.contains("\u{1B}[34m \u{1B}[0m"))
    #expect(output.contains("\u{1B}[33m3\u{1B}[0m"))
  }

  @Test(arguments: [
    ("plain", "plain", []), ("\u{1B}[1mb\u{1B}[0mp", "bp", ["\u{1B}[1m", ""]),
    ("\u{1B}[1m\u{1B}[31mx\u{1B}[0;4my\u{1B}[mz", "xyz", ["\u{1B}[1m\u{1B}[31m", "\u{1B}[0;4m", ""]),
    ("a\u{1B}]0;title\u{07}b\u{1B}[2Jc\u{1B}7d", "abcd", []), ("a\nb\u{07}", "a b␇", []),
    ("x\u{1B}[3", "x", []),
    ("\u{1B}[1me\u{301}\u{1B}[0m", "e\u{301}", ["\u{1B}[1m"]),
  ])
  func `a styled text is taken apart`(text: String, shown: String, styles: [String]) {
    let styled = StyledText(text)
    #expect(styled.shown == shown)
    if !styles.isEmpty { #expect(styled.pieces.map(\.style) == styles) }
  }
}
