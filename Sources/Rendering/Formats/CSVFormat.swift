import JSONTree

/// Comma-separated values after RFC 4180, safe to open in a spreadsheet.
///
/// A field of free text that starts like a formula gets a leading `'` (CWE-1236). Line breaks inside a field
/// are kept and quoted, other control characters are shown as symbols.
struct CSVFormat: OutputFormat {
  let name = "csv"
  let summary = "Comma-separated values with a header, for spreadsheets"

  func text(of report: Report, in setting: OutputSetting) -> String {
    let header = report.fields.map(Self.quoted).joined(separator: ",")
    let lines = report.rows.map { row in
      report.fields.map { Self.field(MachineCell(row.payload[$0])) }.joined(separator: ",")
    }
    return ([header] + lines).map { $0 + "\r\n" }.joined()
  }

  static func field(_ cell: MachineCell) -> String {
    let clean = VisibleText.of(cell.text, breaks: .kept)
    return quoted(cell.isFree && startsLikeFormula(cell.text) ? "'" + clean : clean)
  }

  /// Whether a spreadsheet might compute the text, to be asked before it is cleaned: then a NUL is a symbol.
  ///
  /// A full-width sign counts as well, since spreadsheets in East Asian settings read it as its narrow twin.
  private static func startsLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if !needsQuotes, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
