import JSONTree

/// Tab-separated values without quoting, for `cut` and `awk`.
///
/// What would break a line or a field is written as `\t`, `\n` or `\r`, and a backslash as `\\`.
struct TSVFormat: OutputFormat {
  let name = "tsv"
  let summary = "Tab-separated values with a header, for cut and awk"

  func text(of report: Report, in setting: OutputSetting) -> String {
    let header = report.fields.joined(separator: "\t")
    let lines = report.rows.map { row in
      report.fields.map { Self.escaped(MachineCell(row.payload[$0]).text) }.joined(separator: "\t")
    }
    return ([header] + lines).map { $0 + "\n" }.joined()
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.of(text, breaks: .kept).unicodeScalars {
      switch scalar {
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\\": escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
