import Foundation
import TestSupport
import Testing

/// What happens to the terminal around a line.
@Suite struct WindowTests {
  @Test func `the line follows the window's width`() throws {
    let probe = try LineProbe(columns: 80)
    try probe.type("設計 of it" + Key.left, shows: "設計 of it", cursor: 9)
    probe.terminal.resize(columns: 40, rows: 24)
    try probe.terminal.wait(
      forLine: "probe> 設計 of it" + String(repeating: " ", count: 16) + "3 open", cursorColumn: 16)
    probe.terminal.resize(columns: 100, rows: 30)
    try probe.terminal.wait(
      forLine: "probe> 設計 of it" + String(repeating: " ", count: 76) + "3 open", cursorColumn: 16)
    try probe.type("x", shows: "設計 of ixt", cursor: 10)
    try probe.enter(gives: "設計 of ixt")
    #expect(probe.terminal.screen.lines.count { $0.hasPrefix("probe> 設計") } == 1)
  }

  @Test func `outside of a line the terminal is in its normal state`() throws {
    let probe = try LineProbe("silent")
    #expect(!probe.terminal.isCooked)
    try probe.type("run", shows: "run")
    probe.terminal.send("\r")
    // The command counts which of icanon, echo and isig are on.
    try probe.terminal.wait(forText: "line: run\n3")
    #expect(probe.terminal.isCooked)
    // Half for the command, half typed ahead.
    probe.terminal.send("abc\rnext 設計")
    try probe.terminal.wait(forText: "got abc")
    try probe.type("!", shows: "next 設計!", cursor: 10)
    try probe.enter(gives: "next 設計!")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal that kills leaves the terminal as it was`(signal: Int32) throws {
    let probe = try LineProbe("silent")
    try probe.type("half typed", shows: "half typed")
    #expect(!probe.terminal.isCooked)
    probe.terminal.signal(signal)
    #expect(try probe.terminal.end() == 128 + signal)
    #expect(probe.terminal.isCooked)
    #expect(!probe.terminal.screen.isPasteBracketed)
    #expect(probe.terminal.screen.cursor == (1, 0))
  }

  @Test(arguments: ["quit\r", "\u{04}"])
  func `leaving leaves the terminal as it was`(keys: String) throws {
    let probe = try LineProbe("silent")
    probe.terminal.send(keys + "typed ahead")
    #expect(try probe.terminal.end() == 0)
    #expect(probe.terminal.isCooked)
    #expect(!probe.terminal.screen.isPasteBracketed)
  }

  @Test func `a dumb terminal gets no escape sequence`() throws {
    for kind in ["dumb", "", "no-such-terminal"] {
      let probe = try LineProbe("colored", environment: ["TERM": kind])
      probe.terminal.send("sess\t設計")
      try probe.enter(gives: "sess\t設計")
      try probe.terminal.wait(forLine: "probe>", cursorColumn: 7)
      probe.terminal.send("dropped")
      try probe.terminal.wait(forLine: "probe> dropped")
      probe.terminal.send("\u{03}")
      try probe.terminal.wait(forText: "interrupt\nprobe>")
      probe.terminal.send("next")
      try probe.enter(gives: "next")
      probe.terminal.send("\u{04}")
      #expect(try probe.terminal.end() == 0)
      #expect(!probe.terminal.transcript.contains(0x1B), "\(kind)")
      #expect(!probe.terminal.screen.text.contains("No entry"))
    }
  }

  @Test(arguments: ["xterm", "vt100", "screen", "tmux-256color", "linux", "rxvt"])
  func `editing works on terminals of every kind`(kind: String) throws {
    let probe = try LineProbe(environment: ["TERM": kind])
    try probe.type("設計 plan" + Key.home + "x" + Key.right + Key.delete, shows: "x設 plan", cursor: 3)
    try probe.enter(gives: "x設 plan")
  }

  @Test(arguments: ["C", "POSIX", "en_US.ISO-8859-1", "", "xx_YY.UTF-8"])
  func `Unicode works whatever the locale asks for`(locale: String) throws {
    let probe = try LineProbe(environment: ["LC_ALL": locale])
    try probe.type("設計🙂" + Key.left, shows: "設計🙂", cursor: 4)
    try probe.enter(gives: "設計🙂")
  }
}
