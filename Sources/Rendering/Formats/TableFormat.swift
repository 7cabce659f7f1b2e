/// Aligned columns without borders, for people; a record has one line or more for each field that is not
/// empty.
///
/// Nothing is written for an empty list: the command says so on standard error, where it disturbs no pipe.
struct TableFormat: OutputFormat {
  let name = "table"
  let summary = "Aligned columns, cut to the terminal's width (default)"

  private static let gap = "  "

  func text(of report: Report, in setting: OutputSetting) -> String {
    if report.rows.isEmpty { return "" }
    return report.layout == .list ? list(report, setting) : record(report, setting)
  }

  private func list(_ report: Report, _ setting: OutputSetting) -> String {
    let titles = report.columns.map { setting.style == .plain ? $0.title.uppercased() : $0.title }
    let cells = report.rows.map { $0.cells.map { VisibleText.of($0.text) } }
    let natural = report.columns.indices.map { column in
      ([titles] + cells).map { TextWidth.columns(of: $0[column]) }.max() ?? 0
    }
    let widths = ColumnWidths(natural, kinds: report.columns.map(\.kind), gap: Self.gap.utf8.count)
      .fitted(to: setting.width)
    func line(_ texts: [String], _ tones: [TextStyle.Tone]) -> String {
      var line = ""
      for (column, width) in widths.enumerated() where width > 0 {
        let text = texts[column].truncated(to: width)
        let isLast = widths[(column + 1)...].allSatisfy { $0 == 0 }
        let alignment = report.columns[column].alignment
        let spaces = String(repeating: " ", count: width - TextWidth.columns(of: text))
        let painted = setting.style.painted(text, tones[column])
        if !line.isEmpty { line += Self.gap }
        line += alignment == .right ? spaces + painted : isLast ? painted : painted + spaces
      }
      return line.trimmingTrailingSpaces() + "\n"
    }
    let header = line(titles, titles.map { _ in .heading })
    return header + zip(cells, report.rows).map { line($0, $1.cells.map(\.tone)) }.joined()
  }

  private func record(_ report: Report, _ setting: OutputSetting) -> String {
    let entries = report.rows.flatMap { zip(report.columns, $0.cells) }.map { column, cell in
      LabelledLines.Entry(label: column.title, value: VisibleText.of(cell.text), tone: cell.tone)
    }
    let lines = LabelledLines(entries: entries, width: setting.width, style: setting.style).lines()
    return lines.map { $0 + "\n" }.joined()
  }
}
