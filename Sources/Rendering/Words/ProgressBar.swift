/// Percentages as text and as a bar; nil is a percentage that is not known, and is never shown as a number.
package enum ProgressBar {
  /// Returns a bar of `width` cells between brackets: `[▓▓▓▓▓▓▓░░░]`, or `[··········]` when nothing is
  /// known.
  ///
  /// Full only at 100: a bar that looks done while work goes on is worse than none.
  package static func text(_ percent: Int?, width: Int = 10) -> String {
    let cells = max(1, width)
    guard let percent else { return "[" + String(repeating: "·", count: cells) + "]" }
    let bounded = min(100, max(0, percent))
    let rounded = (bounded * cells + 50) / 100
    let filled = bounded < 100 ? min(rounded, cells - 1) : cells
    return "[" + String(repeating: "▓", count: filled) + String(repeating: "░", count: cells - filled) + "]"
  }

  /// Returns `67%`, or `?%` when it is not known.
  package static func percent(_ percent: Int?) -> String {
    guard let percent else { return "?%" }
    return "\(min(100, max(0, percent)))%"
  }
}
