import HookProtocol
import JSONTree
import ProgressModel

/// The bare `{"todos": […]}` that callers of the old scripts pipe in.
enum BareTodoList: HookEvent {
  static let names = [HookEnvelope.bareTodoList]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let items = payload["todos"]?.array else { return [] }
    return [.list(name: .bare, payload.listedTasks(items, context))]
  }
}
