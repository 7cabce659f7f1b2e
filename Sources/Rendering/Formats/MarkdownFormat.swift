/// A table of GitHub-flavoured Markdown; a record has one line for each field.
struct MarkdownFormat: OutputFormat {
  let name = "markdown"
  let summary = "A Markdown table, for issues and reports"

  func text(of report: Report, in setting: OutputSetting) -> String {
    switch report.layout {
    case .list:
      let titles = report.columns.map { Self.escaped($0.title) }
      let rules = report.columns.map { $0.alignment == .right ? "---:" : "---" }
      return lines([titles, rules] + report.rows.map { $0.cells.map { Self.escaped($0.text) } })
    case .record:
      let fields = report.rows.flatMap { zip(report.columns, $0.cells) }.filter { !$1.text.isEmpty }
      return lines(
        [["", ""], ["---", "---"]] + fields.map { [Self.escaped($0.title), Self.escaped($1.text)] })
    }
  }

  private func lines(_ rows: [[String]]) -> String {
    rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// Returns text that renders as itself wherever it stands: no table bars, emphasis, code, links, HTML or
  /// block starts.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var isStart = true
    var onlyDigits = false
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "|", "`", "*", "_", "[", "]", "\\", "~", "$": escaped += "\\" + String(scalar)
      case "#", "+", "-", "=": escaped += isStart ? "\\" + String(scalar) : String(scalar)
      // A number at the start makes a list with either sign behind it.
      case ".", ")": escaped += onlyDigits ? "\\" + String(scalar) : String(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
      let isDigit = ("0"..."9").contains(scalar)
      onlyDigits = isDigit && (isStart || onlyDigits)
      if scalar != " " { isStart = false }
    }
    return escaped
  }
}
