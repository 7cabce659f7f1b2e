import AgentDetection
import HookProtocol
import JSONTree
import ProgressModel

/// The host's own list of tasks: heals whatever was missed.
///
/// Tasks it leaves out are not touched: it is not known to show finished or foreign ones.
enum TaskList: TrackedTool {
  static let names = ["TaskList"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    payload.toolResponse?["tasks"]?.array?.compactMap { payload.taskFact($0, context) } ?? []
  }
}

extension HookEnvelope {
  /// Returns what one task object of an answer says.
  func taskFact(_ task: JSONValue, _ context: HookContext) -> Fact? {
    guard let id = task["id"]?.text else { return nil }
    var report = TaskReport(list: taskList, externalID: TextBounds.cut(id, to: TextBounds.identifier))
    report.content = task["subject"]?.text
    report.detail = task["description"]?.text
    report.status = task["status"]?.string.flatMap(TaskStatus.init(word:))
    report.blockedBy = task["blockedBy"]?.identifiers
    // Reading a list is no work on it: only the owner and the text speak, not whoever reads.
    report.agent = context.detector.detect(
      AgentEvidence(owner: task["owner"]?.text, content: report.content))
    return .task(report)
  }
}
