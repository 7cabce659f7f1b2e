import JSONTree
package import ProgressModel

/// What happened, one event a row, in the order given.
package enum HistoryReport {
  package static func report(of entries: [HistoryEntry], from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    return Report(
      fields: fields,
      columns: [
        Report.Column("sequence", phrases.numberTitle, .detail, alignment: .right),
        Report.Column("time", phrases.momentTitle, .detail),
        Report.Column("event", phrases.eventTitle, .key),
        Report.Column("agent", phrases.agentTitle, .detail),
        Report.Column("task", phrases.taskTitle, .detail),
        Report.Column("details", phrases.detailsTitle, .text),
      ],
      rows: entries.map { entry in
        Report.Row(
          payload: payload(entry),
          cells: [
            Report.Cell(String(entry.sequence), .faint),
            Report.Cell(UTCText.moment(entry.time)),
            Report.Cell(entry.event),
            Report.Cell(entry.agent ?? ""),
            Report.Cell(entry.task ?? "", .faint),
            Report.Cell(entry.details ?? ""),
          ])
      })
  }

  private static func payload(_ entry: HistoryEntry) -> JSONObject {
    [
      "sequence": .integer(entry.sequence),
      "time": .moment(entry.time),
      "event": .string(entry.event),
      "session": .optional(entry.session),
      "agent": .optional(entry.agent),
      "task": .optional(entry.task),
      "details": .optional(entry.details),
    ]
  }

  private static let fields = payload(HistoryEntry(sequence: 0, time: Timestamp(0), event: "")).keys
}
