/// Rows of work set in columns: lead, bar, percent, text, elapsed.
///
/// The columns of progress appear as soon as one row has a known percentage: most hosts tell none, and a wall
/// of empty bars says nothing. What is narrow drops the bar first, then the time.
struct WorkRows {
  private let rows: [WorkRow]
  private let gap: String
  private let leadWidth: Int
  /// Cells of the bar, 0 for none.
  private let barCells: Int
  private let showsPercent: Bool
  private let times: [String]
  /// 0 where there is no room for a time, however long it is.
  private let timeWidth: Int
  private let textWidth: Int

  init(_ rows: [WorkRow], _ viewpoint: Viewpoint) {
    self.rows = rows
    let width = viewpoint.width
    let isWide = width >= 60
    gap = isWide ? "  " : " "
    let leadLimit = isWide ? 20 : width >= 36 ? 12 : 9
    leadWidth = min(leadLimit, rows.map { TextWidth.columns(of: $0.lead) }.max() ?? 0)
    showsPercent = rows.contains { if case .percent = $0.progress { true } else { false } }
    barCells = !showsPercent || width < 44 ? 0 : isWide ? 10 : 5
    let elapsed = viewpoint.elapsed
    times = rows.map { row in
      guard let milliseconds = row.elapsed, width >= 30 else { return "" }
      return isWide ? elapsed.length(milliseconds) : elapsed.short(milliseconds)
    }
    let longestTime = times.map { TextWidth.columns(of: $0) }.max() ?? 0
    var left = width - leadWidth - gap.utf8.count
    if barCells > 0 { left -= gap.utf8.count + barCells + 2 }
    if showsPercent { left -= 1 + Self.percentWidth }
    timeWidth = left < gap.utf8.count + longestTime ? 0 : longestTime
    if timeWidth > 0 { left -= gap.utf8.count + timeWidth }
    textWidth = max(0, min(left, rows.map { TextWidth.columns(of: $0.text) }.max() ?? 0))
  }

  private static let percentWidth = 4

  func lines() -> [String] {
    zip(rows, times).map { row, time in
      var line = row.lead.fitted(to: leadWidth)
      if showsPercent { line += progress(of: row) }
      line += gap + row.text.fitted(to: textWidth)
      if timeWidth > 0 { line += gap + time.padded(to: timeWidth, .right) }
      return line.trimmingTrailingSpaces()
    }
  }

  private func progress(of row: WorkRow) -> String {
    let percent: Int?
    switch row.progress {
    case .none: return String(repeating: " ", count: (barCells > 0 ? gap.utf8.count + barCells + 2 : 0) + 5)
    case .unknown: percent = nil
    case .percent(let number): percent = number
    }
    let bar = barCells > 0 ? gap + ProgressBar.text(percent, width: barCells) : ""
    return bar + " " + ProgressBar.percent(percent).padded(to: Self.percentWidth, .right)
  }
}
