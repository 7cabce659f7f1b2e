import TestSupport
import Testing

/// Lines of before, on a terminal.
///
/// The probe begins with `first command`, `show 設計 plan`, `second Command`, `task list`.
@Suite struct HistoryTests {
  @Test func `arrows walk through the lines and come back to the one being typed`() throws {
    let probe = try LineProbe()
    try probe.type("new" + Key.up, shows: "task list", cursor: 9)
    try probe.type(Key.up + "\u{1B}OA", shows: "show 設計 plan", cursor: 14)
    try probe.type(Key.control("P"), shows: "first command")
    try probe.type(Key.up, shows: "first command")
    try probe.type(Key.down + Key.control("N") + Key.down, shows: "task list")
    try probe.type(Key.down, shows: "new", cursor: 3)
    try probe.enter(gives: "new")
    try probe.type(Key.up, shows: "new")
  }

  @Test(arguments: ["", "bind -v\n"])
  func `Ctrl-R finds lines while the pattern is typed`(settings: String) throws {
    let probe = try LineProbe("silent", settings: settings)
    try probe.type("draft" + Key.control("R"), shows: "(reverse-i-search)`': draft")
    try probe.type("co", shows: "(reverse-i-search)`co': second Command")
    try probe.type(Key.control("R"), shows: "(reverse-i-search)`co': first command")
    try probe.type(Key.control("R"), shows: "(failed reverse-i-search)`co': first command")
    try probe.type(Key.backspace, shows: "(reverse-i-search)`c': second Command")
    try probe.type("oX", shows: "(failed reverse-i-search)`coX': second Command")
    try probe.enter(gives: "second Command")
  }

  /// Its low byte is that of Enter.
  @Test func `Ctrl-R takes any character`() throws {
    let probe = try LineProbe("silent")
    try probe.type("不便 一覧", shows: "不便 一覧")
    try probe.enter(gives: "不便 一覧")
    try probe.type(Key.control("R") + "不", shows: "(reverse-i-search)`不': 不便 一覧")
    try probe.type("便", shows: "(reverse-i-search)`不便': 不便 一覧")
    try probe.type("\u{1B}", shows: "不便 一覧", cursor: 0)
    try probe.type("\u{1B}[Fx", shows: "不便 一覧x", cursor: 10)
  }

  @Test func `other keys end the search and do what they do`() throws {
    let probe = try LineProbe("silent")
    try probe.type("draft" + Key.control("R") + "task", shows: "(reverse-i-search)`task': task list")
    try probe.type(Key.end + "s", shows: "task lists", cursor: 10)
    try probe.type(
      Key.control("U") + "draft" + Key.control("R") + "task", shows: "(reverse-i-search)`task': task list")
    try probe.type(Key.control("G"), shows: "draft", cursor: 5)
    try probe.type(Key.control("R") + "zzz", shows: "(failed reverse-i-search)`zzz': draft")
    probe.terminal.send("\u{03}")
    try probe.terminal.wait(forText: "interrupt\nprobe>")
  }
}
