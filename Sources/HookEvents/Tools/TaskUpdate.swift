import AgentDetection
import HookProtocol
import JSONTree
import ProgressModel

/// A change of one task by id.
///
/// Models also write `task_id`, `id` and `active_form`, and send ids as numbers.
enum TaskUpdate: TrackedTool {
  static let names = ["TaskUpdate"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    let answer = payload.toolResponse
    guard let input = payload.toolInput, answer?["success"]?.bool != false,
      let id = (answer?["taskId"] ?? input["taskId"] ?? input["task_id"] ?? input["id"])?.text
    else { return [] }
    var report = TaskReport(list: payload.taskList, externalID: TextBounds.cut(id, to: TextBounds.identifier))
    let status = (answer?["statusChange"]?["to"] ?? input["status"])?.string
    report.status = status.flatMap(TaskStatus.init(word:))
    report.content = input["subject"]?.text
    report.detail = input["description"]?.text
    report.activeForm = (input["activeForm"] ?? input["active_form"])?.text
    report.tags = input["metadata"]?["tags"]?.tags
    report.addBlocks = input["addBlocks"]?.identifiers ?? []
    report.addBlockedBy = input["addBlockedBy"]?.identifiers ?? []
    // Whoever changes a task is at work on it only when it is in progress; finishing somebody's task is no claim to it.
    // An owner that is named takes the task, whoever names it.
    if let owner = input["owner"]?.text {
      report.agent = context.detector.detect(AgentEvidence(owner: owner))
    } else if report.status == .inProgress || report.content != nil || report.activeForm != nil {
      report.agent = payload.agent(of: report.content, activeForm: report.activeForm, context)
    }
    return [.task(report)]
  }
}

extension JSONValue {
  /// The ids in an array, numbers included; nil when it is none.
  var identifiers: [String]? {
    array?.compactMap(\.text).map { TextBounds.cut($0, to: TextBounds.identifier) }
  }
}
