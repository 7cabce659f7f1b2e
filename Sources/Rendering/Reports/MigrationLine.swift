package import JSONTree
package import ProgressModel

/// One line of the history of migrations, as it is shown.
package struct MigrationLine: Equatable, Sendable {
  package var number: Int64
  package var time: Timestamp
  package var action: String
  package var actor: String
  package var host: String
  package var command: String
  package var from: String?
  package var to: String
  /// Milliseconds.
  package var duration: Int64
  /// Checksums as eight hexadecimal digits.
  package var before: String?
  package var after: String
  package var backup: String?
  package var result: String

  package init(
    number: Int64, time: Timestamp, action: String, actor: String, host: String, command: String,
    from: String?,
    to: String, duration: Int64, before: String?, after: String, backup: String?, result: String
  ) {
    self.number = number
    self.time = time
    self.action = action
    self.actor = actor
    self.host = host
    self.command = command
    self.from = from
    self.to = to
    self.duration = duration
    self.before = before
    self.after = after
    self.backup = backup
    self.result = result
  }

  package static let fields = [
    "number", "time", "action", "actor", "host", "command", "from", "to", "duration", "before", "after",
    "backup",
    "result",
  ]

  package var payload: JSONObject {
    [
      "number": .integer(number), "time": .moment(time), "action": .string(action), "actor": .string(actor),
      "host": .string(host), "command": .string(command), "from": .optional(from), "to": .string(to),
      "duration": .integer(duration), "before": .optional(before), "after": .string(after),
      "backup": .optional(backup), "result": .string(result),
    ]
  }

  /// Writes `up by ann, 2026-11-22T10:15:00Z`.
  package var summary: String { "\(action) by \(actor), \(UTCText.moment(time))" }

  /// All of them, in the order given.
  package static func report(of lines: [MigrationLine]) -> Report {
    Report(
      fields: fields,
      columns: [
        Report.Column("number", "No.", .key, alignment: .right), Report.Column("time", "Time", .key),
        Report.Column("action", "Action", .key), Report.Column("from", "From", .key),
        Report.Column("to", "To", .key), Report.Column("actor", "By", .detail),
        Report.Column("command", "Command", .text),
        Report.Column("duration", "Took", .detail, alignment: .right),
        Report.Column("before", "Before", .detail), Report.Column("after", "After", .detail),
        Report.Column("backup", "Backup", .text), Report.Column("result", "Result", .detail),
      ],
      rows: lines.map { line in
        Report.Row(
          payload: line.payload,
          cells: [
            Report.Cell(String(line.number), .faint), Report.Cell(UTCText.moment(line.time)),
            Report.Cell(line.action), Report.Cell(line.from ?? "–"), Report.Cell(line.to),
            Report.Cell("\(line.actor)@\(line.host)", .faint), Report.Cell(line.command),
            Report.Cell(MigrationText.duration(line.duration), .faint),
            Report.Cell(line.before ?? "–", .faint), Report.Cell(line.after, .faint),
            Report.Cell(line.backup ?? "–"),
            Report.Cell(line.result, line.result == "done" ? .good : .bad),
          ])
      })
  }
}
