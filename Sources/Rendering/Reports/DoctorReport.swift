import JSONTree

/// The findings of `orchestra doctor`, a row each, and the list of its checks.
package enum DoctorReport {
  package static func report(of entries: [DoctorEntry]) -> Report {
    Report(
      fields: ["check", "topic", "outcome", "finding", "remedy", "canBeFixed", "done"],
      columns: [
        Report.Column("outcome", "Outcome", .key), Report.Column("check", "Check", .key),
        Report.Column("finding", "Finding", .text), Report.Column("remedy", "Remedy", .text),
      ],
      rows: entries.inOrder.map { entry in
        Report.Row(
          payload: [
            "check": .string(entry.check), "topic": .string(entry.topic.rawValue),
            "outcome": .string(entry.outcome.rawValue), "finding": .string(entry.finding),
            "remedy": .optional(entry.remedy), "canBeFixed": .bool(entry.canBeFixed),
            "done": .optional(entry.done),
          ],
          cells: [
            Report.Cell(entry.outcome.rawValue, entry.outcome.tone), Report.Cell(entry.check),
            Report.Cell(entry.finding), Report.Cell(entry.done ?? entry.remedy ?? ""),
          ])
      })
  }

  /// The checks there are: name, topic and what each looks at.
  package static func list(of checks: [(name: String, topic: DoctorTopic, summary: String)]) -> Report {
    Report(
      fields: ["check", "topic", "summary"],
      columns: [
        Report.Column("check", "Check", .key), Report.Column("topic", "Topic", .detail),
        Report.Column("summary", "Looks at", .text),
      ],
      rows: checks.map { check in
        Report.Row(
          payload: [
            "check": .string(check.name), "topic": .string(check.topic.rawValue),
            "summary": .string(check.summary),
          ],
          cells: [Report.Cell(check.name), Report.Cell(check.topic.title), Report.Cell(check.summary)])
      })
  }
}

extension DoctorOutcome {
  var tone: TextStyle.Tone {
    switch self {
    case .problem: .bad
    case .warning: .busy
    case .note: .plain
    case .fixed, .ok: .good
    case .skipped: .faint
    }
  }
}
