import HookProtocol
import JSONTree
import ProgressModel

/// A task was created, sent from within the `TaskCreate` call.
enum TaskCreated: HookEvent {
  static let names = ["TaskCreated"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    payload.taskEvent(status: nil, context)
  }
}

extension HookEnvelope {
  /// Returns what a task event says: the task, and the teammate that is evidently at work.
  func taskEvent(status: TaskStatus?, _ context: HookContext) -> [Fact] {
    guard let id = self["task_id"]?.text else { return [] }
    let teammate = self["teammate_name"]?.text
    var report = TaskReport(
      list: .tasks(shared: environment.taskListID), externalID: TextBounds.cut(id, to: TextBounds.identifier))
    report.content = self["task_subject"]?.text
    report.detail = self["task_description"]?.text
    report.status = status
    report.agent = agent(of: report.content, activeForm: nil, teammate: teammate, context)
    let name = context.displayName(teammate)
    return (name.map { [.teammateActive(name: $0)] } ?? []) + [.task(report)]
  }
}
