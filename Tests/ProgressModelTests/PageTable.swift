import Foundation

/// The tables of cases in a page of `docs/`, which the tests run row by row.
struct PageTable {
  /// One row: its number, such as `L7`, and the cells behind it.
  struct Row: CustomStringConvertible, Sendable {
    let number: String
    let cells: [String]

    var description: String { "\(number) \(cells[0])" }
  }

  /// Returns the rows of `page` whose numbers begin with `letter`; empty when there is no such page.
  static func rows(_ letter: Character, of page: String) -> [Row] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs").appending(path: page)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let number = cells.first, number.first == letter, Int(number.dropFirst()) != nil else {
        return nil
      }
      return Row(number: number, cells: Array(cells.dropFirst()))
    }
  }

  /// Whether the rows are numbered from 1 without gaps.
  static func isComplete(_ rows: [Row]) -> Bool {
    rows.map(\.number).enumerated().allSatisfy { $1.dropFirst() == String($0 + 1) }
  }
}
