/// Candidates laid out for a terminal: in columns as other shells do, or one a line with their summaries.
///
/// Their texts come from agents: nothing of them reaches the terminal that is not plain text.
struct CandidateList {
  /// From here on a person is asked before the list is shown.
  static let askedFrom = 101
  /// A summary cut to less tells nothing.
  static let narrowestSummary = 12
  private static let gap = 2

  let candidates: [CompletionCandidate]

  var needsQuestion: Bool { candidates.count >= Self.askedFrom }
  var question: String { "Show all \(candidates.count)? (y/n) " }

  /// Returns the lines, without line breaks, none wider than `columns`.
  func lines(columns: Int) -> [String] {
    // Writing into the last column would move some terminals to the next row.
    let columns = max(2, columns - 1)
    let names = candidates.map { PlainText($0.display ?? $0.text).cut(to: columns) }
    let summaries = candidates.map { PlainText($0.summary ?? "") }
    let widest = names.map(\.columns).max() ?? 0
    let room = columns - widest - Self.gap
    if room < Self.narrowestSummary || summaries.allSatisfy({ $0.text.isEmpty }) {
      return Self.inColumns(names, widest: widest, columns: columns)
    }
    return zip(names, summaries).map { name, summary in
      if summary.text.isEmpty { return name.text }
      let blanks = String(repeating: " ", count: widest - name.columns + Self.gap)
      return "\(name.text)\(blanks)\u{1B}[2m\(summary.cut(to: room).text)\u{1B}[22m"
    }
  }

  /// Down the first column, then down the second.
  private static func inColumns(_ names: [PlainText], widest: Int, columns: Int) -> [String] {
    let perRow = max(1, (columns + gap) / (widest + gap))
    let rows = (names.count + perRow - 1) / perRow
    return (0..<rows).map { row in
      var line = ""
      var blanks = 0
      for name in stride(from: row, to: names.count, by: rows).map({ names[$0] }) {
        line += String(repeating: " ", count: blanks) + name.text
        blanks = widest + gap - name.columns
      }
      return line
    }
  }
}
