import HookProtocol
import ProgressModel

/// A task was completed: by `TaskUpdate`, or because a teammate's turn ended with it in progress.
enum TaskCompleted: HookEvent {
  static let names = ["TaskCompleted"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    payload.taskEvent(status: .completed, context)
  }
}
