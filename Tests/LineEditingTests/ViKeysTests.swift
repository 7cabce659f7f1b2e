import TestSupport
import Testing

/// `~/.editrc`.
@Suite struct ViKeysTests {
  @Test func `bind -v gives the keys of vi`() throws {
    let probe = try LineProbe(settings: "# mine\nbind -v\n")
    try probe.type("one two three\u{1B}", shows: "one two three", cursor: 12)
    try probe.type("bbdw", shows: "one three", cursor: 4)
    try probe.type("ix\u{1B}0", shows: "one xthree", cursor: 0)
    try probe.type("fth", shows: "one xthree", cursor: 4)
    try probe.type("x", shows: "one three", cursor: 4)
    try probe.type("A設計" + Key.left + "の", shows: "one three設の計", cursor: 13)
    try probe.enter(gives: "one three設の計")
  }

  @Test func `completion, paste, history and leaving work with the keys of vi`() throws {
    let probe = try LineProbe("silent", settings: "bind -v\n")
    try probe.type("sess\t", shows: "sessions", cursor: 9)
    try probe.type("\(LineProbe.pasteStart)a\tb\(LineProbe.pasteEnd)", shows: "sessions a b", cursor: 12)
    try probe.type(Key.up, shows: "task list", cursor: 0)
    try probe.type("\u{1B}k", shows: "second Command")
    probe.terminal.send("\u{03}")
    try probe.terminal.wait(forText: "interrupt\nprobe>")
    probe.terminal.send(Key.control("D"))
    #expect(try probe.terminal.end() == 0)
  }

  @Test func `the key of vi that would open an editor rings`() throws {
    let probe = try LineProbe(settings: "bind -v\n")
    try probe.type("one\u{1B}v", shows: "one", cursor: 2)
    try probe.terminal.wait(for: "the bell") { $0.bellCount == 1 }
    try probe.enter(gives: "one")
  }

  @Test func `a person's bindings win over the program's`() throws {
    let probe = try LineProbe(
      settings: """
        bind "^T" line-complete
        bind "\\e[A" ed-move-to-beg
        probe:bind -k down ed-move-to-end
        other:bind "^E" ed-move-to-beg
        bind -s "^G" "typed"
        bind "\\e[15~" ed-delete-prev-word
        """)
    try probe.type("sess" + Key.control("T"), shows: "sessions", cursor: 9)
    try probe.type(Key.up, shows: "sessions", cursor: 0)
    try probe.type(Key.down, shows: "sessions", cursor: 9)
    try probe.type(Key.home + Key.control("E"), shows: "sessions", cursor: 9)
    try probe.type("\u{07}", shows: "sessions typed", cursor: 14)
    try probe.type("\u{1B}[15~", shows: "sessions", cursor: 9)
    try probe.enter(gives: "sessions ")
  }

  @Test func `what is wrong in the settings is told and passed over`() throws {
    let probe = try LineProbe(settings: "bind ^T no-such\u{1B}[31m-command\nbind ^G ed-move-to-beg\n")
    #expect(probe.terminal.screen.text.contains("no-such␛[31m-command"))
    try probe.type("ab\u{07}", shows: "ab", cursor: 0)
  }
}
