import JSONTree
import ProgressModel

/// A timeline for machines: one row a task, its spans inside.
package enum TimelineReport {
  package static func report(of rows: [TimelineRow], from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    return Report(
      fields: fields,
      columns: [
        Report.Column("agent", phrases.agentTitle, .key), Report.Column("task", phrases.id, .key),
        Report.Column("status", phrases.statusTitle, .key),
        Report.Column("from", phrases.startedTitle, .detail),
        Report.Column("duration", phrases.timeTitle, .detail, alignment: .right),
        Report.Column("content", phrases.taskTitle, .text),
      ],
      rows: rows.map { row in
        Report.Row(
          payload: row.payload,
          cells: [
            Report.Cell(row.task.agent), Report.Cell(row.task.id),
            Report.Cell(phrases.status(row.task.status)),
            Report.Cell(row.task.startedAt.map(UTCText.moment) ?? ""),
            Report.Cell(viewpoint.elapsed.length(row.task.duration(at: viewpoint.now))),
            Report.Cell(row.task.content),
          ])
      })
  }

  private static let fields = TimelineRow(
    TrackedTask(id: "", session: "", list: "", content: "", createdAt: Timestamp(0)), in: TaskChronicle()
  ).payload.keys
}
