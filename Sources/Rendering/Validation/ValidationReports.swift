import JSONTree

/// A validation, and the list of rules, for the formats that every looking command has.
package enum ValidationReports {
  package static func report(of result: ValidationResult) -> Report {
    let blank = ValidationResult.Finding(file: "", code: "", severity: .note, message: "", remedy: "")
    return Report(
      fields: ValidationJSON.finding(blank).keys,
      columns: [
        Report.Column("file", "File", .key),
        Report.Column("line", "Line", .detail, alignment: .right),
        Report.Column("column", "Column", .detail, alignment: .right),
        Report.Column("severity", "Severity", .key),
        Report.Column("code", "Code", .key),
        Report.Column("message", "Message", .text),
      ],
      rows: result.findings.map { finding in
        Report.Row(
          payload: ValidationJSON.finding(finding),
          cells: [
            Report.Cell(finding.file),
            Report.Cell(finding.position.map { String($0.line) } ?? ""),
            Report.Cell(finding.position.map { String($0.column) } ?? ""),
            Report.Cell(finding.severity.rawValue, tone(finding.severity)),
            Report.Cell(finding.code),
            Report.Cell(finding.message),
          ])
      })
  }

  /// The rules, for `--codes`.
  package static func report(of rules: [ValidationRuleText], as layout: Report.Layout = .list) -> Report {
    Report(
      layout, fields: ["code", "severity", "title", "explanation", "remedy"],
      columns: [
        Report.Column("code", "Code", .key),
        Report.Column("severity", "Severity", .key),
        Report.Column("title", "What is true of a good file", .text),
      ],
      rows: rules.map { rule in
        Report.Row(
          payload: [
            "code": .string(rule.code), "severity": .string(rule.severity.rawValue),
            "title": .string(rule.title),
            "explanation": .string(rule.explanation), "remedy": .string(rule.remedy),
          ],
          cells: [
            Report.Cell(rule.code), Report.Cell(rule.severity.rawValue, tone(rule.severity)),
            Report.Cell(rule.title),
          ])
      })
  }

  private static func tone(_ severity: ValidationResult.Severity) -> TextStyle.Tone {
    switch severity {
    case .error: .bad
    case .warning: .busy
    case .note: .faint
    }
  }
}
