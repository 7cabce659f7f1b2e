package import ProgressModel

/// Events one below the other as they come: the columns stay where they are, whatever comes next.
package struct HistoryLines {
  private static let eventWidth = 16
  private static let agentWidth = 10
  private static let taskWidth = 8

  /// Columns no line exceeds; nil for no limit.
  let width: Int?
  let style: TextStyle

  package init(width: Int?, style: TextStyle) {
    self.width = width
    self.style = style
  }

  /// Returns one line without its end.
  package func line(of entry: HistoryEntry) -> String {
    // The day is seen in the list above, or in another format.
    let time = String(UTCText.moment(entry.time).dropFirst(11).dropLast())
    let number = String(entry.sequence).padded(to: 6, .right)
    let event = VisibleText.of(entry.event).fitted(to: Self.eventWidth)
    let agent = VisibleText.of(entry.agent ?? "").fitted(to: Self.agentWidth)
    let task = VisibleText.of(entry.task ?? "").fitted(to: Self.taskWidth)
    let lead = [number, time, event, agent, task].joined(separator: "  ")
    let details = VisibleText.of(entry.details ?? "")
    let room = width.map { $0 - TextWidth.columns(of: lead) - 2 }
    if let room, room < 1 { return lead.truncated(to: width ?? 0).trimmingTrailingSpaces() }
    let end = room.map { details.truncated(to: $0) } ?? details
    let painted = [
      style.painted(number, .faint), time, style.painted(event, Self.tone(of: entry)), agent,
      style.painted(task, .faint), end,
    ]
    return painted.joined(separator: "  ").trimmingTrailingSpaces()
  }

  private static func tone(of entry: HistoryEntry) -> TextStyle.Tone {
    guard entry.event == "task.changed", let details = entry.details else { return .plain }
    if details.hasSuffix("→ completed") { return .good }
    if details.hasSuffix("→ failed") { return .bad }
    return details.hasSuffix("→ in_progress") ? .busy : .plain
  }
}
