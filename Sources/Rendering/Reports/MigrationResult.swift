package import JSONTree

/// What became of one project of many.
package struct MigrationResult: Equatable, Sendable {
  /// The absolute path of its folder.
  package var project: String
  package var verdict: MigrationVerdict
  /// The version found; nil where there is none to be told.
  package var from: String?
  /// The version it has now; in a rehearsal the one it would have.
  package var to: String?
  /// The exit status the command would have had for this project alone.
  package var status: Int32
  /// The name of the backup in `backups/`.
  package var backup: String?
  /// Milliseconds.
  package var duration: Int64?
  /// A sentence for people; may quote the file.
  package var detail: String

  package init(
    _ project: String, _ verdict: MigrationVerdict, from: String? = nil, to: String? = nil, status: Int32 = 0,
    backup: String? = nil, duration: Int64? = nil, detail: String = ""
  ) {
    self.project = project
    self.verdict = verdict
    self.from = from
    self.to = to
    self.status = status
    self.backup = backup
    self.duration = duration
    self.detail = detail
  }

  package static let fields = [
    "project", "verdict", "from", "to", "status", "backup", "duration", "detail",
  ]

  package var payload: JSONObject {
    [
      "project": .string(project), "verdict": .string(verdict.rawValue), "from": .optional(from),
      "to": .optional(to), "status": .integer(status), "backup": .optional(backup),
      "duration": .optional(duration), "detail": .string(detail),
    ]
  }

  /// Reads what `payload` wrote; nil for anything else.
  package init?(_ payload: JSONValue) {
    guard let project = payload["project"]?.string,
      let verdict = payload["verdict"]?.string.flatMap(MigrationVerdict.init(rawValue:)),
      let status = payload["status"]?.integer.flatMap(Int32.init(exactly:))
    else { return nil }
    self.init(
      project, verdict, from: payload["from"]?.string, to: payload["to"]?.string, status: status,
      backup: payload["backup"]?.string, duration: payload["duration"]?.integer,
      detail: payload["detail"]?.string ?? "")
  }
}

extension MigrationResult {
  /// Many projects as a table; paths below `folder` are shown from there.
  package static func report(of results: [MigrationResult], below folder: String) -> Report {
    Report(
      fields: fields,
      columns: [
        Report.Column("project", "Project", .text), Report.Column("verdict", "Result", .key),
        Report.Column("from", "From", .key), Report.Column("to", "To", .key),
        Report.Column("detail", "Detail", .text),
      ],
      rows: results.map { result in
        Report.Row(
          payload: result.payload,
          cells: [
            Report.Cell(MigrationText.path(result.project, below: folder)),
            Report.Cell(result.verdict.rawValue, result.verdict.tone), Report.Cell(result.from ?? ""),
            Report.Cell(result.to ?? ""), Report.Cell(result.detail, .faint),
          ])
      })
  }
}

/// Words that the reports of migrations share.
package enum MigrationText {
  /// A path as it reads from `folder`, where it lies below; else whole.
  package static func path(_ path: String, below folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    if path == folder { return "." }
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// Writes `1 task`, `2 tasks`.
  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Writes `3 ms`, `1.2 s`.
  package static func duration(_ milliseconds: Int64) -> String {
    milliseconds < 1_000 ? "\(milliseconds) ms" : "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
  }
}
