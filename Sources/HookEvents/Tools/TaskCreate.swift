import HookProtocol
import JSONTree
import ProgressModel

/// A task with an id, which only the answer holds.
enum TaskCreate: TrackedTool {
  static let names = ["TaskCreate"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let id = payload.toolResponse?["task"]?["id"]?.text, let input = payload.toolInput else {
      return []
    }
    var report = TaskReport(list: payload.taskList, externalID: TextBounds.cut(id, to: TextBounds.identifier))
    report.content = input["subject"]?.text ?? payload.toolResponse?["task"]?["subject"]?.text
    report.detail = input["description"]?.text
    report.activeForm = (input["activeForm"] ?? input["active_form"])?.text
    report.tags = input["metadata"]?["tags"]?.tags
    report.agent = payload.agent(
      of: report.content, activeForm: report.activeForm, owner: input["owner"]?.text, context)
    return [.task(report)]
  }
}

extension HookEnvelope {
  /// The list of the task tools: the session's, or the one named for several sessions.
  var taskList: ListName { .tasks(shared: environment.taskListID) }
}
