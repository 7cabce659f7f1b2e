/// A line of a source with a mark under what is at fault.
///
/// 1. The mark stands under the fault on any terminal, also behind wide characters.
/// 2. Neither line is wider than `maximumColumns`; what is cut off is an ellipsis.
/// 3. Blanks at the start of the line are left out.
struct SourceExcerpt: Equatable {
  static let margin = "    "
  static let maximumColumns = 100

  let line: String
  let mark: String

  /// Takes the line as it is in the source, the column of the fault from 1, and how many Characters are at
  /// fault.
  init(_ source: some StringProtocol, column: Int, length: Int, measure: TextMeasure) {
    // Character by character, so that each is as wide in the line as it was when it was measured.
    let characters = source.map { measure.visible(String($0)) }
    let blanks = min(characters.prefix { $0 == " " }.count, max(0, column - 1))
    let cells = characters.dropFirst(blanks).map { Cell(text: $0, columns: measure.columns($0)) }
    let start = min(max(0, column - 1 - blanks), cells.count)
    let end = min(max(start, start + length), cells.count)
    let window = Self.window(of: cells, around: start, width: Self.maximumColumns - Self.margin.count)
    let shown = cells[window].map(\.text).joined()
    let (before, after) = (window.lowerBound > 0 ? "…" : "", window.upperBound < cells.count ? "…" : "")
    line = Self.margin + before + shown + after
    let indent = before.count + Self.columns(cells[window.lowerBound..<start])
    let width = max(1, Self.columns(cells[start..<max(start, min(end, window.upperBound))]))
    mark =
      Self.margin + String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: width - 1)
  }

  private struct Cell {
    let text: String
    let columns: Int
  }

  private static func columns(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.columns } }

  /// Returns the part of the line that is shown: a third of the room stays for what stands before the fault.
  private static func window(of cells: [Cell], around start: Int, width: Int) -> Range<Int> {
    if columns(cells[...]) <= width { return 0..<cells.count }
    // Both ellipses are paid for, needed or not.
    let room = width - 2
    var low = start
    var used = 0
    while low > 0, used + cells[low - 1].columns <= room / 3 {
      low -= 1
      used += cells[low].columns
    }
    var high = start
    while high < cells.count, used + cells[high].columns <= room {
      used += cells[high].columns
      high += 1
    }
    // A fault near the end leaves room that the text before it can have.
    while low > 0, used + cells[low - 1].columns <= room {
      low -= 1
      used += cells[low].columns
    }
    return low..<high
  }
}
