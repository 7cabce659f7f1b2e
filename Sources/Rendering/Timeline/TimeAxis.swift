import ProgressModel

/// The labels and the ruler over a chart of time, in UTC.
struct TimeAxis {
  let scale: TimeScale
  let now: Timestamp

  private static let second: Int64 = 1_000
  private static let minute: Int64 = 60 * second
  private static let hour: Int64 = 60 * minute
  private static let day: Int64 = 24 * hour

  /// The distances of ticks that people count in.
  private static let steps: [Int64] =
    [1, 2, 5, 10, 15, 30].map { $0 * second } + [1, 2, 5, 10, 15, 30].map { $0 * minute }
    + [1, 2, 3, 6, 12].map { $0 * hour } + [1, 2, 7, 14, 30, 90, 365].map { $0 * day }

  /// The line of labels above the line of the ruler.
  func lines() -> (labels: String, ruler: String) {
    var labels = [Character](repeating: " ", count: scale.cells)
    var ruler = [Character](repeating: "─", count: scale.cells)
    var free = 0
    for tick in ticks {
      guard let cell = scale.cell(of: Timestamp(tick.moment)) else { continue }
      ruler[cell] = "┬"
      // Between a label and the next there is a blank at least.
      guard cell >= free, cell + tick.label.count <= scale.cells else { continue }
      for (offset, character) in tick.label.enumerated() { labels[cell + offset] = character }
      free = cell + tick.label.count + 1
    }
    for cell in ruler.indices where scale.isGap(cell) { ruler[cell] = "┊" }
    if let cell = scale.cell(of: now) { ruler[cell] = "▼" }
    return (String(labels).trimmingTrailingSpaces(), String(ruler))
  }

  /// The moments that get a tick: multiples of the smallest step whose labels fit beside each other.
  private var ticks: [(moment: Int64, label: String)] {
    let shown = scale.pieces.filter { !$0.isGap }
    let length = shown.reduce(0.0) { $0 + Double($1.to - $1.from) }
    let cells = max(1, scale.cells - (scale.pieces.count - shown.count))
    let step =
      Self.steps.first { step in
        Double(step) / max(1, length) * Double(cells) >= Double(Self.labelWidth(of: step) + 2)
      } ?? Self.day * 3_650
    return shown.flatMap { piece -> [(moment: Int64, label: String)] in
      var moment = piece.from - Self.remainder(piece.from, step)
      if moment < piece.from { moment = moment.addingClamped(step) }
      var ticks: [(moment: Int64, label: String)] = []
      while moment <= piece.to, ticks.count < scale.cells {
        ticks.append((moment, Self.label(of: moment, step)))
        moment = moment.addingClamped(step)
      }
      return ticks
    }
  }

  private static func remainder(_ moment: Int64, _ step: Int64) -> Int64 {
    let rest = moment % step
    return rest < 0 ? rest + step : rest
  }

  private static func labelWidth(of step: Int64) -> Int {
    step < minute ? 8 : step < day ? 5 : 10
  }

  /// `09:30:15`, `09:30` or `2026-11-22`, whatever the step needs; midnight is the day that begins.
  private static func label(of moment: Int64, _ step: Int64) -> String {
    let text = UTCText.moment(Timestamp(moment))
    let date = text.prefix { $0 != "T" }
    let clock = text.dropFirst(date.count + 1)
    if step >= day { return String(date) }
    if remainder(moment, day) == 0, step >= minute { return String(date.suffix(5)) }
    return String(clock.prefix(step < minute ? 8 : 5))
  }
}
