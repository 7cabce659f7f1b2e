/// A histogram in text: how the waits for a lock are spread, strategies side by side.
///
/// Steps grow threefold, since waits differ by six orders of magnitude. Where a terminal is too narrow for columns, the strategies stand
/// below each other.
package struct LockWaitChart {
  /// The ends of the steps, in microseconds; behind the last one everything else.
  package static let bounds: [Int64] = [
    10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000,
  ]

  private static let labels = [
    "< 10 µs", "< 30 µs", "< 100 µs", "< 300 µs", "< 1 ms", "< 3 ms", "< 10 ms", "< 30 ms", "< 100 ms",
    "< 300 ms", "< 1 s", "< 3 s", "longer",
  ]
  private static let labelWidth = 8
  private static let gap = 2
  /// What a percentage takes behind its bar.
  private static let percentWidth = 5
  private static let narrowest = 14
  private static let widest = 40

  /// The figures of one number of processes.
  private let figures: [LockFigures]
  private let width: Int
  private let style: TextStyle

  package init(of figures: [LockFigures], width: Int, style: TextStyle) {
    self.figures = figures.filter { $0.waits.count == Self.labels.count }
    self.width = max(Self.labelWidth + Self.gap + Self.percentWidth + 1, width)
    self.style = style
  }

  /// Returns the chart with its heading, each line within the width; empty where nobody waited.
  package func text() -> String {
    guard let processes = figures.first?.processes else { return "" }
    let title =
      "Waits with \(processes) process\(processes == 1 ? "" : "es"): share of all updates, steps of 1 to 3"
    let beside = (width - Self.labelWidth) / figures.count - Self.gap
    let room = min(Self.widest, max(beside, 0))
    let groups = room >= Self.narrowest ? [figures] : figures.map { [$0] }
    let column =
      room >= Self.narrowest
      ? room : min(Self.widest, width - Self.labelWidth - Self.gap)
    return style.painted(title.truncated(to: width), .heading) + "\n"
      + groups.map { lines(of: $0, column: column) }.joined(separator: "\n")
  }

  private func lines(of group: [LockFigures], column: Int) -> String {
    // Steps beyond all waits say nothing; those between do.
    let used = Self.labels.indices.filter { step in group.contains { $0.waits[step] > 0 } }
    guard let first = used.first, let last = used.last else { return "" }
    let gap = String(repeating: " ", count: Self.gap)
    let head =
      String(repeating: " ", count: Self.labelWidth)
      + group.map { gap + $0.strategy.fitted(to: column) }.joined()
    let rows = (first...last).map { step in
      Self.labels[step].padded(to: Self.labelWidth, .right)
        + group.map { gap + cell(of: $0, step, column) }.joined()
    }
    return ([style.painted(head.trimmingTrailingSpaces(), .faint)] + rows)
      .map { $0.trimmingTrailingSpaces() + "\n" }.joined()
  }

  private func cell(of row: LockFigures, _ step: Int, _ column: Int) -> String {
    let all = row.waits.reduce(0, +)
    let share = all == 0 ? 0 : Double(row.waits[step]) / Double(all)
    let bar = Self.bar(share, cells: column - Self.percentWidth)
    let percent = row.waits[step] == 0 ? "" : Self.percent(share)
    let spaces = String(repeating: " ", count: column - TextWidth.columns(of: bar) - percent.count)
    return style.painted(bar, Self.tone(of: step)) + spaces + percent
  }

  /// Returns a bar in eighths of a cell; whatever is more than nothing shows.
  static func bar(_ share: Double, cells: Int) -> String {
    guard share > 0, cells > 0 else { return "" }
    let eighths = max(1, Int((min(1, share) * Double(cells * 8)).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  /// `100%`, `42%`, `0.3%`; a share too small to say is `<0.1%`.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    if tenths == 0 { return "<0.1%" }
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)%" : "\((tenths + 5) / 10)%"
  }

  /// Nobody notices a tenth of a second; a second is what a host waits for.
  private static func tone(of step: Int) -> TextStyle.Tone {
    guard step < bounds.count else { return .bad }
    return bounds[step] <= 100_000 ? .good : bounds[step] <= 1_000_000 ? .busy : .bad
  }
}
