/// Labels with their values: beside each other in two columns, or the value below where that leaves too
/// little room.
struct LabelledLines {
  struct Entry {
    let label: String
    let value: String
    var tone = TextStyle.Tone.plain
  }

  private static let gap = 2
  private static let narrowestValue = 16

  let entries: [Entry]
  /// Columns no line exceeds; nil for no limit.
  let width: Int?
  var style = TextStyle.plain

  /// Returns the lines of all entries that have a value; long values go on below their beginning.
  ///
  /// The text must be clean.
  func lines() -> [String] {
    let shown = entries.filter { !$0.value.isEmpty }
    let beside = (shown.map { TextWidth.columns(of: $0.label) }.max() ?? 0) + Self.gap
    let isBelow = width.map { $0 - beside < Self.narrowestValue } ?? false
    let indentation = isBelow ? Self.gap : beside
    let room = width.map { max(2, $0 - indentation) } ?? .max
    let margin = String(repeating: " ", count: indentation)
    return shown.flatMap { entry in
      let label = entry.label.truncated(to: width ?? .max)
      let values = entry.value.wrapped(to: room).map { style.painted($0, entry.tone) }
      let painted = style.painted(label, .faint)
      if isBelow { return [painted] + values.map { margin + $0 } }
      let spaces = String(repeating: " ", count: beside - TextWidth.columns(of: label))
      return [painted + spaces + (values.first ?? "")] + values.dropFirst().map { margin + $0 }
    }
  }
}
