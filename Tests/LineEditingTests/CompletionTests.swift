import TestSupport
import Testing

/// Tab, on a terminal.
///
/// The candidates are those of the probe.
@Suite struct CompletionTests {
  @Test func `the first Tab fills in what is common, the second lists`() throws {
    let probe = try LineProbe("silent")
    try probe.type("s\t", shows: "s", cursor: 1)
    try probe.terminal.wait(for: "the bell") { $0.bellCount == 1 }
    try probe.type("t\t", shows: "sta", cursor: 3)
    #expect(probe.terminal.screen.bellCount == 1)
    probe.terminal.send("\t")
    try probe.terminal.wait(for: "a list") { $0.text == "probe> sta\nstatus  stats   start\nprobe> sta" }
    try probe.type("tu\t", shows: "status", cursor: 7)
    try probe.enter(gives: "status ")
  }

  @Test func `a word in the middle of a line is completed in its place`() throws {
    let probe = try LineProbe()
    try probe.type("sess tail" + Key.home + Key.wordRight + "\t", shows: "sessions tail", cursor: 8)
    try probe.enter(gives: "sessions tail")
  }

  @Test func `nothing fits: the bell and nothing else`() throws {
    let probe = try LineProbe()
    try probe.type("zzz\t", shows: "zzz", cursor: 3)
    try probe.terminal.wait(for: "the bell") { $0.bellCount == 1 }
    try probe.type("\t", shows: "zzz", cursor: 3)
    try probe.terminal.wait(for: "the bell") { $0.bellCount == 2 }
  }

  @Test func `Japanese words are completed by characters`() throws {
    let probe = try LineProbe("silent")
    try probe.type("設\t", shows: "設計", cursor: 4)
    probe.terminal.send("\t")
    try probe.terminal.wait(for: "a list") { $0.text == "probe> 設計\n設計書  設計図\nprobe> 設計" }
    try probe.type("書\t", shows: "設計書", cursor: 7)
  }

  @Test func `candidates of many parts are inserted whole`() throws {
    let probe = try LineProbe("silent")
    try probe.type("family x\t", shows: "family x👩‍👩‍👧", cursor: 11)
    try probe.type(Key.backspace + Key.backspace + Key.backspace, shows: "family", cursor: 7)
    try probe.type("y🇯\t", shows: "family y🇯", cursor: 10)
    try probe.type(Key.backspace + "\t", shows: "family y🇯🇵", cursor: 11)
    try probe.enter(gives: "family y🇯🇵 ")
  }

  @Test func `quotes begun are kept and closed`() throws {
    let probe = try LineProbe()
    try probe.type("open \"My\t", shows: "open \"My Documents\"", cursor: 20)
    try probe.enter(gives: "open \"My Documents\" ")
    try probe.type("open M\t", shows: "open \"My Documents\"", cursor: 20)
    try probe.type(Key.control("U") + "file my\t", shows: "file \"my f", cursor: 10)
    try probe.type("o\t", shows: "file \"my folder/", cursor: 16)
    try probe.type(Key.backspace + Key.backspace, shows: "file \"my folde", cursor: 14)
  }

  @Test(arguments: [80, 40])
  func `summaries stand behind their candidates, cut to the width`(columns: Int) throws {
    let probe = try LineProbe("silent", columns: columns)
    try probe.type("start t\t", shows: "start t-", cursor: 8)
    probe.terminal.send("\t")
    let summary = columns == 80 ? "設計書を書く、そして長い説明をもっと長くして四十桁の端末では切られる…" : "設計書を書く、そして長い説明…"
    try probe.terminal.wait(for: "a list") {
      $0.text == """
        probe> start t-
        t-3f2a9c  Design REST API
        t-3f2b00  \(summary)
        t-77ab01
        probe> start t-
        """
    }
  }

  @Test(arguments: [("y", 1), ("n", 0), ("\u{03}", 0), ("xy", 1)])
  func `more than a hundred candidates are shown when asked for`(answer: String, lists: Int) throws {
    let probe = try LineProbe("silent", rows: 60)
    try probe.type("many i\t", shows: "many item", cursor: 9)
    probe.terminal.send("\t")
    try probe.terminal.wait(forLine: "Show all 130? (y/n)")
    probe.terminal.send(answer)
    try probe.terminal.wait(forLine: "probe> many item", cursorColumn: 16)
    #expect(probe.terminal.screen.lines.count { $0.hasPrefix("item100  ") } == lists)
    if lists == 1 {
      #expect(probe.terminal.screen.text.contains("item100  item115  item130"))
      #expect(probe.terminal.screen.lines.allSatisfy { $0.count < 80 })
    }
    try probe.type("s", shows: "many items", cursor: 10)
  }

  @Test func `what candidates hold is shown, never obeyed`() throws {
    let probe = try LineProbe("silent")
    try probe.type("evil x\t\t", shows: "evil x", cursor: 6)
    try probe.terminal.wait(
      forText: "x␛]0;title␇1  ␛[2Jgone�31m\nx�2           line break tab\nprobe> evil x")
    try probe.type("\u{16}\u{1B}\t", shows: "evil x␛]0;title␇1", cursor: 18)
    try probe.type(Key.backspace + Key.left + Key.delete, shows: "evil x␛]0;title␇", cursor: 16)
    try probe.enter(gives: "evil x\u{1B}]0;title\u{07}")
    // The program's answer is its own doing.
    let edited = try #require(
      String(decoding: probe.terminal.transcript, as: UTF8.self).split(separator: "line: ").first)
    #expect(!edited.contains("\u{1B}]"))
  }

  @Test func `completion does not touch what Ctrl-Y inserts`() throws {
    let probe = try LineProbe("silent")
    try probe.type("killed" + Key.control("A") + Key.control("K") + "sta\t\t", shows: "sta", cursor: 3)
    try probe.type(" " + Key.control("Y"), shows: "sta killed", cursor: 10)
  }

  @Test func `a list in a line of two rows comes below it`() throws {
    let probe = try LineProbe("silent", columns: 40)
    let filler = String(repeating: "x", count: 40)
    probe.terminal.send("start \(filler) t-3f2\(Key.left)\(Key.left)\(Key.left)\t\t")
    try probe.terminal.wait(for: "list and line") { screen in
      screen.text.contains("t-77ab01\nprobe> start ") && screen.cursor.row == 6 && screen.cursor.column == 16
    }
    #expect(probe.terminal.screen.lines[1] == "xxxxxxxxxxxxx t-3f2")
    #expect(probe.terminal.screen.lines[6] == "xxxxxxxxxxxxx t-3f2")
  }
}
