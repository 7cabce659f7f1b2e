import JSONTree

/// What a project's progress file is at the moment.
package struct MigrationStanding: Equatable, Sendable {
  /// The absolute path of its folder.
  package var project: String
  package var verdict: MigrationVerdict
  /// Nil where there is no file, or none that says.
  package var version: String?
  /// The versions still to come, oldest first.
  package var pending: [String]
  /// Whether it is kept at an older version on purpose.
  package var isHeld: Bool
  /// One word: good, empty, mends-itself, damaged, journal-damaged, newer; nil where it could not be looked at.
  package var health: String?
  package var lastMigration: MigrationLine?
  /// The exit status that `--check` has for it.
  package var status: Int32
  /// A sentence for people.
  package var detail: String

  package init(
    _ project: String, _ verdict: MigrationVerdict, version: String? = nil, pending: [String] = [],
    isHeld: Bool = false, health: String? = nil, lastMigration: MigrationLine? = nil, status: Int32 = 0,
    detail: String = ""
  ) {
    self.project = project
    self.verdict = verdict
    self.version = version
    self.pending = pending
    self.isHeld = isHeld
    self.health = health
    self.lastMigration = lastMigration
    self.status = status
    self.detail = detail
  }

  private var payload: JSONObject {
    [
      "project": .string(project), "verdict": .string(verdict.rawValue), "version": .optional(version),
      "pending": .array(pending.map { .string($0) }), "held": .bool(isHeld), "health": .optional(health),
      "lastMigration": lastMigration.map { .object($0.payload) } ?? .null, "status": .integer(status),
      "detail": .string(detail),
    ]
  }

  private static let fields = [
    "project", "verdict", "version", "pending", "held", "health", "lastMigration", "status", "detail",
  ]

  private func cells(_ project: String) -> [Report.Cell] {
    [
      Report.Cell(project), Report.Cell(verdict.rawValue, verdict.tone), Report.Cell(version ?? ""),
      Report.Cell(pending.joined(separator: ", ")), Report.Cell(lastMigration?.summary ?? ""),
      Report.Cell(detail, .faint),
    ]
  }

  private static let columns = [
    Report.Column("project", "Project", .text), Report.Column("verdict", "Standing", .key),
    Report.Column("version", "Version", .key), Report.Column("pending", "Pending", .detail),
    Report.Column("lastMigration", "Last migration", .detail), Report.Column("detail", "Detail", .text),
  ]

  /// One project, line by line.
  package var report: Report {
    Report(
      .record, fields: Self.fields, columns: Self.columns,
      rows: [Report.Row(payload: payload, cells: cells(project))])
  }

  /// Many projects as a table; paths below `folder` are shown from there.
  package static func report(of standings: [MigrationStanding], below folder: String) -> Report {
    Report(
      fields: fields, columns: columns,
      rows: standings.map {
        Report.Row(payload: $0.payload, cells: $0.cells(MigrationText.path($0.project, below: folder)))
      })
  }
}
