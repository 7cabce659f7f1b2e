import JSONTree

/// A pretty JSON array, or the object itself for a record.
struct JSONFormat: OutputFormat {
  let name = "json"
  let summary = "JSON: an array of objects, or one object where there is only one"

  func text(of report: Report, in setting: OutputSetting) -> String {
    let rows = report.rows.map { JSONValue.object($0.payload) }
    let value = report.layout == .record ? rows.first ?? .null : .array(rows)
    return value.text(.pretty) + "\n"
  }
}
