extension TableFormat {
  /// Returns the table of a report without its header.
  func rows(of report: Report, in setting: OutputSetting) -> String {
    let text = text(of: report, in: setting)
    guard let end = text.firstIndex(of: "\n") else { return text }
    return String(text[text.index(after: end)...])
  }
}
