import ProgressModel
import Testing

@testable import Rendering

@Suite struct HistoryLinesTests {
  private static func entry(_ details: String?, event: String = "task.changed") -> HistoryEntry {
    var entry = HistoryEntry(sequence: 7, time: Timestamp(1_762_252_405_000), event: event)
    (entry.agent, entry.task, entry.details) = ("Kai", "t-3f2a9c", details)
    return entry
  }

  @Test func `columns stay where they are`() {
    let lines = HistoryLines(width: nil, style: .plain)
    #expect(
      lines.line(of: Self.entry("in_progress → completed"))
        == "     7  10:33:25  task.changed      Kai         t-3f2a9c  in_progress → completed")
    var bare = HistoryEntry(sequence: 123_456, time: Timestamp(0), event: "a.very.long.event.type")
    bare.agent = "Somebody with a long name"
    #expect(lines.line(of: bare) == "123456  00:00:00  a.very.long.eve…  Somebody…")
  }

  @Test(arguments: [20, 40, 60, 80])
  func `a line fits the width, and hostile text is made harmless`(_ width: Int) {
    let lines = HistoryLines(width: width, style: .plain)
    var entry = Self.entry("\u{1B}[31mred \u{202E}back 日本語日本語日本語日本語日本語日本語")
    (entry.agent, entry.event) = ("\u{1B}]0;x", "\u{9B}2J")
    let line = lines.line(of: entry)
    #expect(TextWidth.columns(of: line) <= width)
    #expect(!line.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{9B}"].contains($0) })
  }

  @Test func `colours say how it went`() {
    let lines = HistoryLines(width: nil, style: .ansi)
    #expect(lines.line(of: Self.entry("in_progress → completed")).contains("\u{1B}[32mtask.changed"))
    #expect(lines.line(of: Self.entry("in_progress → failed")).contains("\u{1B}[31mtask.changed"))
    #expect(lines.line(of: Self.entry("pending → in_progress")).contains("\u{1B}[33mtask.changed"))
    #expect(!lines.line(of: Self.entry("done → completed", event: "note")).contains("\u{1B}[32m"))
  }
}
