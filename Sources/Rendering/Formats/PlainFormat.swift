import JSONTree

/// Lines of key and value in blocks, for `grep`; bare values when there is one field.
///
/// Nothing is padded or cut. It shows the payload, not the words for people: `status: in_progress` is found
/// in every language.
struct PlainFormat: OutputFormat {
  let name = "plain"
  let summary = "Lines of key and value, for grep"

  func text(of report: Report, in setting: OutputSetting) -> String {
    let isBare = report.fields.count == 1
    let blocks = report.rows.map { row in
      report.fields.map { field in
        let value = VisibleText.of(MachineCell(row.payload[field]).text)
        return isBare ? value + "\n" : value.isEmpty ? "\(field):\n" : "\(field): \(value)\n"
      }.joined()
    }
    return blocks.joined(separator: isBare ? "" : "\n")
  }
}
