import HookProtocol
import JSONTree
import ProgressModel

/// One task read back; an unknown id answers null and says nothing.
enum TaskGet: TrackedTool {
  static let names = ["TaskGet"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let task = payload.toolResponse?["task"], let fact = payload.taskFact(task, context) else {
      return []
    }
    return [fact]
  }
}
