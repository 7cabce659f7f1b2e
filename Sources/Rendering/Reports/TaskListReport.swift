package import ProgressModel

/// A list of tasks, one a row.
package enum TaskListReport {
  /// Returns a row for each of `tasks`, in their order; `state` is what they are part of.
  package static func report(
    of tasks: [TrackedTask], in state: ProgressState, from viewpoint: Viewpoint
  ) -> Report {
    let phrases = viewpoint.phrases
    return Report(
      fields: TaskPayload.fields,
      columns: [
        Report.Column("id", phrases.id, .key),
        Report.Column("status", phrases.statusTitle, .key),
        Report.Column("agent", phrases.agentTitle, .detail),
        Report.Column("progress", phrases.doneTitle, .detail, alignment: .right),
        Report.Column("duration", phrases.timeTitle, .detail, alignment: .right),
        Report.Column("content", phrases.taskTitle, .text),
      ],
      rows: tasks.map { task in
        Report.Row(
          payload: TaskPayload.object(task, in: state, at: viewpoint.now),
          cells: [
            Report.Cell(task.id, .faint),
            status(of: task, in: state, phrases),
            Report.Cell(AgentFace.isUnknown(task.agent) ? "" : task.agent),
            Report.Cell(task.knownProgress.map { ProgressBar.percent($0) } ?? ""),
            Report.Cell(duration(of: task, viewpoint)),
            Report.Cell(task.content),
          ])
      })
  }

  /// The status in words, with a mark on what an ended session left behind.
  static func status(of task: TrackedTask, in state: ProgressState, _ phrases: Phrases) -> Report.Cell {
    let mark = state.isLeftOver(task) ? "↩ " : ""
    return Report.Cell(mark + phrases.status(task.status), .of(task.status))
  }

  private static func duration(of task: TrackedTask, _ viewpoint: Viewpoint) -> String {
    let duration = task.duration(at: viewpoint.now)
    return task.startedAt == nil && duration == 0 ? "" : viewpoint.elapsed.length(duration)
  }
}
