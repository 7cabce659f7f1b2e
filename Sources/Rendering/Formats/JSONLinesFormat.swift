import JSONTree

/// One compact JSON object a line.
struct JSONLinesFormat: OutputFormat {
  let name = "jsonl"
  let summary = "JSON Lines: one object a line"

  func text(of report: Report, in setting: OutputSetting) -> String {
    report.rows.map { JSONValue.object($0.payload).text(.compact) + "\n" }.joined()
  }
}
