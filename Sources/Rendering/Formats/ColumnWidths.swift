/// The widths of a table's columns, made to fit.
struct ColumnWidths {
  private static let comfortableText = 12
  private static let narrowest = 8

  private var widths: [Int]
  private let kinds: [Report.Kind]
  private let gap: Int

  /// Starts from the `natural` widths, which show everything.
  init(_ natural: [Int], kinds: [Report.Kind], gap: Int) {
    widths = natural
    self.kinds = kinds
    self.gap = gap
  }

  /// Returns the widths for lines of at most `limit` columns, 0 for a column left out.
  ///
  /// The widest text shrinks first; then details go, from the right; then text shrinks further; then keys go,
  /// all but the first, which shrinks last. A cut key says little: better one column less than every one in
  /// pieces.
  func fitted(to limit: Int?) -> [Int] {
    guard let limit else { return widths }
    var fitting = self
    fitting.shrink(.text, to: Self.comfortableText, limit)
    fitting.leaveOut(limit) { $0 == .detail }
    fitting.shrink(.text, to: Self.narrowest, limit)
    fitting.leaveOut(limit) { $0 == .key }
    fitting.growText(limit, natural: widths)
    fitting.shrink(.key, to: Self.narrowest, limit)
    fitting.leaveOut(limit) { _ in true }
    if fitting.excess(limit) > 0, let first = fitting.widths.first {
      fitting.widths[0] = min(first, max(1, limit))
    }
    return fitting.widths
  }

  private func excess(_ limit: Int) -> Int {
    let shown = widths.filter { $0 > 0 }
    return shown.reduce(0, +) + gap * max(0, shown.count - 1) - limit
  }

  /// Takes columns from the widest of `kind`, one after the other, while it is wider than `narrowest`.
  private mutating func shrink(_ kind: Report.Kind, to narrowest: Int, _ limit: Int) {
    var excess = excess(limit)
    while excess > 0 {
      let ordered = widths.indices.filter { kinds[$0] == kind && widths[$0] > narrowest }
        .sorted { widths[$0] > widths[$1] }
      guard let widest = ordered.first else { return }
      // Down to the next widest at once: text can be thousands of columns wide.
      let next = ordered.dropFirst().first.map { widths[$0] } ?? narrowest
      let step = min(excess, max(1, widths[widest] - max(next, narrowest)))
      widths[widest] -= step
      excess -= step
    }
  }

  /// Takes candidates away from the right while the line is too long, but never the first column.
  private mutating func leaveOut(_ limit: Int, _ isCandidate: (Report.Kind) -> Bool) {
    for index in widths.indices.dropFirst().reversed() where isCandidate(kinds[index]) {
      if excess(limit) <= 0 { return }
      widths[index] = 0
    }
  }

  /// Gives the room of the columns left out back to the text.
  private mutating func growText(_ limit: Int, natural: [Int]) {
    var room = -excess(limit)
    for index in widths.indices where kinds[index] == .text && room > 0 && widths[index] > 0 {
      let step = min(room, natural[index] - widths[index])
      widths[index] += step
      room -= step
    }
  }
}
