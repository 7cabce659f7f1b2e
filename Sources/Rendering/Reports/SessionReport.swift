import JSONTree
package import ProgressModel

/// The sessions of the snapshot, one a row, the one begun last first.
package enum SessionReport {
  package static func report(of state: ProgressState, from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    let counts = counts(of: state)
    let sessions = state.sessions.enumerated()
      .sorted { ($0.element.startedAt, $0.offset) > ($1.element.startedAt, $1.offset) }.map(\.element)
    return Report(
      fields: fields,
      columns: [
        Report.Column("id", phrases.id, .key),
        Report.Column("client", phrases.clientTitle, .detail),
        Report.Column("state", phrases.statusTitle, .key),
        Report.Column("startedAt", phrases.startedTitle, .detail, alignment: .right),
        Report.Column("duration", phrases.timeTitle, .detail, alignment: .right),
        Report.Column("tasks", phrases.tasksTitle, .key, alignment: .right),
        Report.Column("title", phrases.titleTitle, .text),
      ],
      rows: sessions.map { session in
        let count = counts[session.id] ?? Count()
        return Report.Row(payload: payload(session, count), cells: cells(session, count, viewpoint))
      })
  }

  private struct Count {
    var total = 0
    var completed = 0
  }

  private static func counts(of state: ProgressState) -> [String: Count] {
    var counts: [String: Count] = [:]
    for task in state.tasks.tasks {
      counts[task.session, default: Count()].total += 1
      if task.status == .completed { counts[task.session, default: Count()].completed += 1 }
    }
    return counts
  }

  private static func cells(
    _ session: TrackedSession, _ count: Count, _ viewpoint: Viewpoint
  ) -> [Report.Cell] {
    let elapsed = viewpoint.elapsed
    let end = session.endedAt ?? viewpoint.now
    let tone: TextStyle.Tone = session.state == .active ? .busy : session.state == .waiting ? .bad : .faint
    return [
      Report.Cell(session.id.shortIdentifier, .faint),
      Report.Cell(session.client),
      Report.Cell(viewpoint.phrases.state(session.state), tone),
      Report.Cell(elapsed.age(viewpoint.now.elapsed(since: session.startedAt))),
      Report.Cell(elapsed.length(end.elapsed(since: session.startedAt))),
      Report.Cell("\(count.completed)/\(count.total)"),
      Report.Cell(session.title ?? ""),
    ]
  }

  private static func payload(_ session: TrackedSession, _ count: Count) -> JSONObject {
    [
      "id": .string(session.id),
      "client": .string(session.client),
      "startedAt": .moment(session.startedAt),
      "lastActivityAt": .moment(session.lastActivityAt),
      "endedAt": .moment(session.endedAt),
      "state": .string(session.state.rawValue),
      "source": .optional(session.source),
      "endReason": .optional(session.endReason),
      "title": .optional(session.title),
      "model": .optional(session.model),
      "host": .optional(session.host),
      "process": .optional(session.process),
      "currentAgent": .optional(session.currentAgent),
      "totalTasks": .integer(count.total),
      "completedTasks": .integer(count.completed),
    ]
  }

  private static let fields =
    payload(TrackedSession(id: "", client: "", startedAt: Timestamp(0)), Count()).keys
}
