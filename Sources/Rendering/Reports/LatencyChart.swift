/// A histogram of times drawn with blocks, a line for each range.
///
/// There are two ranges to each doubling, or one, or half of one: as many as fit. The colour of a bar says how far from the usual
/// it is: up to p90, up to p99, beyond.
struct LatencyChart {
  /// The most lines of a chart.
  static let mostLines = 16

  private let measure: LatencyAccount.Measure
  private let width: Int
  private let style: TextStyle

  init(_ measure: LatencyAccount.Measure, width: Int, style: TextStyle) {
    self.measure = measure
    self.width = width
    self.style = style
  }

  /// Returns the lines, shortest times first; none when nothing was counted.
  func lines() -> [String] {
    let ranges = ranges()
    guard let largest = ranges.map(\.count).max(), largest > 0 else { return [] }
    let labels = ranges.map { label($0) }
    let counts = ranges.map { String($0.count) }
    let labelWidth = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
    let countWidth = counts.map(\.utf8.count).max() ?? 0
    let room = min(60, max(4, width - labelWidth - countWidth - 4))
    return ranges.indices.map { index in
      let range = ranges[index]
      let bar = Self.bar(range.count, of: largest, room)
      let gap = String(repeating: " ", count: labelWidth - TextWidth.columns(of: labels[index]))
      let space = String(repeating: " ", count: countWidth - counts[index].utf8.count)
      let line = "\(gap)\(labels[index])  \(space)\(counts[index])  "
      return bar.isEmpty ? line.trimmingTrailingSpaces() : line + style.painted(bar, tone(range))
    }
  }

  /// Returns a bar of at most `room` columns, in eighths of a column; whatever was counted shows.
  static func bar(_ count: Int64, of largest: Int64, _ room: Int) -> String {
    if count <= 0 || largest <= 0 { return "" }
    let eighths = max(1, Int((Double(count) / Double(largest) * Double(room * 8)).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  /// The buckets put together into ranges without gaps, from the first to the last that counted something.
  private func ranges() -> [LatencyAccount.Bucket] {
    guard let first = measure.buckets.first, let last = measure.buckets.last else { return [] }
    for step in [Step.half, .whole, .fourfold] {
      let ranges = ranges(from: first.from, through: last.from, by: step)
      if ranges.count <= Self.mostLines || step == .fourfold { return ranges }
    }
    return []
  }

  private func ranges(from first: Int64, through last: Int64, by step: Step) -> [LatencyAccount.Bucket] {
    var ranges: [LatencyAccount.Bucket] = []
    var bound = step.start(of: first)
    while bound <= last, ranges.count < 64 {
      let next = step.next(after: bound)
      let count = measure.buckets.reduce(Int64(0)) {
        $0 + ($1.from >= bound && $1.from < next ? $1.count : 0)
      }
      ranges.append(LatencyAccount.Bucket(from: bound, to: next, count: count))
      bound = next
    }
    return ranges
  }

  private func label(_ range: LatencyAccount.Bucket) -> String {
    let from = range.from == 0 ? "0" : LatencyText.length(range.from)
    return "\(from) – \(range.to.map(LatencyText.length) ?? "…")"
  }

  private func tone(_ range: LatencyAccount.Bucket) -> TextStyle.Tone {
    if range.from > measure.p99 ?? .max { return .bad }
    return range.from > measure.p90 ?? .max ? .busy : .good
  }

  /// How ranges grow: bounds are powers of two, of four, or also half-way between powers of two; all are bounds of buckets.
  private enum Step {
    case half, whole, fourfold

    /// Below this everything is one range.
    private static let shortest: Int64 = 1_024

    func start(of bound: Int64) -> Int64 {
      if bound < Self.shortest { return 0 }
      var start = Self.shortest
      while next(after: start) <= bound { start = next(after: start) }
      return start
    }

    func next(after bound: Int64) -> Int64 {
      if bound < Self.shortest { return Self.shortest }
      switch self {
      case .half: return bound & (bound - 1) == 0 ? bound + bound / 2 : bound / 3 * 4
      case .whole: return bound * 2
      case .fourfold: return bound * 4
      }
    }
  }
}
