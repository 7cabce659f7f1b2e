import HookProtocol
import JSONTree
import ProgressModel

/// The plan of Codex: the whole list each time, `{step, status}` without ids.
enum UpdatePlan: TrackedTool {
  static let names = ["update_plan"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let steps = payload.toolInput?["plan"]?.array else { return [] }
    return [.list(name: .plan, payload.listedTasks(steps, context))]
  }
}
