import JSONTree

/// One thing that `migrate verify` looked into.
package struct MigrationCheck: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Up, down and up again.
    case proof
    /// The file is what it is said to be.
    case file
    case history
    case backup
  }

  package var kind: Kind
  /// What it is about, such as the name of a backup.
  package var subject: String
  package var holds: Bool
  package var detail: String

  package init(_ kind: Kind, _ subject: String, holds: Bool, _ detail: String) {
    self.kind = kind
    self.subject = subject
    self.holds = holds
    self.detail = detail
  }

  package static func report(of checks: [MigrationCheck]) -> Report {
    Report(
      fields: ["check", "subject", "holds", "detail"],
      columns: [
        Report.Column("check", "Check", .key), Report.Column("holds", "Holds", .key),
        Report.Column("subject", "Of", .text), Report.Column("detail", "Detail", .text),
      ],
      rows: checks.map { check in
        Report.Row(
          payload: [
            "check": .string(check.kind.rawValue), "subject": .string(check.subject),
            "holds": .bool(check.holds), "detail": .string(check.detail),
          ],
          cells: [
            Report.Cell(check.kind.rawValue),
            check.holds ? Report.Cell("yes", .good) : Report.Cell("no", .bad),
            Report.Cell(check.subject), Report.Cell(check.detail, .faint),
          ])
      })
  }
}
