package import ProgressModel

/// Everything known of one task, field by field; what is not known is left out.
package enum TaskDetailReport {
  package static func report(
    of task: TrackedTask, in state: ProgressState, from viewpoint: Viewpoint
  ) -> Report {
    let fields = fields(of: task, in: state, viewpoint)
    return Report(
      .record, fields: TaskPayload.fields, columns: fields.map { Report.Column($0.key, $0.title, .text) },
      rows: [
        Report.Row(
          payload: TaskPayload.object(task, in: state, at: viewpoint.now), cells: fields.map(\.cell))
      ])
  }

  private typealias Field = (key: String, title: String, cell: Report.Cell)

  private static func fields(
    of task: TrackedTask, in state: ProgressState, _ viewpoint: Viewpoint
  ) -> [Field] {
    let words = DetailWords(state: state, viewpoint: viewpoint)
    let phrases = viewpoint.phrases
    func field(_ key: String, _ title: String, _ text: String?) -> Field {
      (key, title, Report.Cell(text ?? ""))
    }
    return [
      field("id", phrases.id, task.id),
      field("content", phrases.taskTitle, task.content),
      field("activeForm", phrases.activeFormTitle, task.activeForm),
      field("description", phrases.detailsTitle, task.detail),
      ("status", phrases.statusTitle, words.status(of: task)),
      field("agent", phrases.agentTitle, words.agent(of: task)),
      field("progress", phrases.doneTitle, words.progress(of: task)),
      field("steps", phrases.stepsTitle, words.steps(of: task)),
      field("duration", phrases.timeInProgressTitle, words.length(task.duration(at: viewpoint.now))),
      field("pendingDuration", phrases.timePendingTitle, words.length(task.pendingDuration)),
      field("estimatedDuration", phrases.estimatedTitle, task.estimatedDuration.flatMap(words.length)),
      field("createdAt", phrases.createdTitle, words.moment(task.createdAt)),
      field("startedAt", phrases.startedTitle, words.moment(task.startedAt)),
      field("updatedAt", phrases.updatedTitle, words.moment(task.updatedAt)),
      field("completedAt", phrases.finishedTitle, words.moment(task.completedAt)),
      field("session", phrases.session, task.session),
      field("list", phrases.listTitle, task.list),
      field("externalId", phrases.hostIDTitle, task.externalID),
      field("parentId", phrases.parentTitle, task.parentID.map(words.task)),
      field(
        "blockedBy", phrases.blockedByTitle,
        task.blockedBy.map(words.task).joined(separator: phrases.listSeparator)),
      field("tags", phrases.tagsTitle, task.tags.joined(separator: phrases.listSeparator)),
    ]
  }
}

/// The values of one task in words; nil where there is nothing to say.
private struct DetailWords {
  let state: ProgressState
  let viewpoint: Viewpoint
  private var phrases: Phrases { viewpoint.phrases }

  func status(of task: TrackedTask) -> Report.Cell {
    let since = viewpoint.elapsed.length(task.timeInStatus(at: viewpoint.now))
    let leftOver = state.isLeftOver(task) ? phrases.listSeparator + phrases.leftOverMark : ""
    return Report.Cell(phrases.named(phrases.status(task.status), since + leftOver), .of(task.status))
  }

  func agent(of task: TrackedTask) -> String {
    let evidence = phrases.evidence(task.agentSource)
    return evidence.isEmpty ? task.agent : phrases.named(task.agent, evidence)
  }

  func progress(of task: TrackedTask) -> String {
    "\(ProgressBar.text(task.knownProgress)) \(ProgressBar.percent(task.knownProgress))"
  }

  func steps(of task: TrackedTask) -> String? {
    guard let step = task.currentStep, let total = task.totalSteps else { return nil }
    return "\(step)/\(total)"
  }

  func length(_ milliseconds: Int64) -> String? {
    milliseconds > 0 ? viewpoint.elapsed.length(milliseconds) : nil
  }

  func moment(_ time: Timestamp?) -> String? {
    guard let time else { return nil }
    return phrases.named(UTCText.moment(time), viewpoint.elapsed.age(viewpoint.now.elapsed(since: time)))
  }

  /// The id of another task, with its text where the task still exists.
  func task(_ id: String) -> String {
    guard let task = state.tasks.task(id) else { return id }
    return phrases.named(id, task.content.truncated(to: 40))
  }
}
