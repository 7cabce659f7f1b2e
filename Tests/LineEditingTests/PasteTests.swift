import Foundation
import TestSupport
import Testing

@testable import LineEditing

/// Bracketed paste, on a terminal.
@Suite struct PasteTests {
  private func paste(_ text: String) -> String { LineProbe.pasteStart + text + LineProbe.pasteEnd }

  @Test func `tabs of a paste are blanks and complete nothing`() throws {
    let probe = try LineProbe()
    try probe.type(paste("sess\tx"), shows: "sess x", cursor: 6)
    try probe.enter(gives: "sess x")
  }

  @Test func `the lines of a paste are shown and run one by one after Enter`() throws {
    let probe = try LineProbe("silent")
    try probe.type("a " + paste("one\r\ntwo\rthree 設計\n\n"), shows: "a one⏎two⏎three 設計", cursor: 20)
    try probe.type(Key.control("A") + Key.delete + Key.delete, shows: "one⏎two⏎three 設計", cursor: 0)
    try probe.enter(gives: "three 設計")
    try probe.terminal.wait(forLine: "probe>", cursorColumn: 7)
    #expect(
      probe.terminal.screen.text == """
        probe> one⏎two⏎three 設計
        line: one
        probe> two
        line: two
        probe> three 設計
        line: three 設計
        probe>
        """)
  }

  @Test func `a paste in the middle of a line is inserted there`() throws {
    let probe = try LineProbe()
    try probe.type("ac" + Key.left + paste("b\u{1B}[31m\u{07}\u{9B}"), shows: "ab[31mc", cursor: 6)
    #expect(probe.terminal.screen.strangeSequences == [])
  }

  @Test func `Ctrl-C drops a paste whole`() throws {
    let probe = try LineProbe("silent")
    try probe.type(paste("one\ntwo"), shows: "one⏎two")
    probe.terminal.send("\u{03}")
    try probe.terminal.wait(forText: "interrupt\nprobe>")
    try probe.type("next", shows: "next")
    try probe.enter(gives: "next")
    #expect(!probe.terminal.screen.text.contains("line: two"))
  }

  @Test func `a long paste comes whole`() throws {
    let probe = try LineProbe()
    let text = (1...400).map { "word\($0)" }.joined(separator: " ")
    probe.terminal.send(paste(text))
    try probe.enter(gives: text)
  }

  @Test func `the terminal brackets pastes only while a line is edited`() throws {
    let probe = try LineProbe("silent")
    try probe.type("run", shows: "run")
    #expect(probe.terminal.screen.isPasteBracketed)
    probe.terminal.send("\r")
    try probe.terminal.wait(forText: "line: run\n3")
    #expect(!probe.terminal.screen.isPasteBracketed)
    probe.terminal.send("x\r")
    try probe.terminal.wait(forText: "got x\nprobe>")
    try probe.terminal.wait(for: "bracketed paste") { $0.isPasteBracketed }
  }

  @Test(arguments: [
    ("a\tb", "a b"), ("a\r\nb\rc\nd\n\re\r\n\r\nf", "a\nb\nc\nd\ne\n\nf"), ("a\n\n", "a"), ("\n a", "\n a"),
    ("\u{0}a\u{7F}\u{85}", "a"),
    ("\u{1B}]0;x\u{07}y", "]0;xy"), ("設計\u{2028}🙂", "設計\n🙂"),
  ])
  func `a paste is cleaned`(pasted: String, expected: String) {
    #expect(PastedText.cleaned(Array(pasted.utf8)) == expected)
  }
}
