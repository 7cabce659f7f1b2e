import HookProtocol
import JSONTree
import ProgressModel

/// A teammate has nothing left to do for now.
enum TeammateIdle: HookEvent {
  static let names = ["TeammateIdle"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let name = context.displayName(payload["teammate_name"]?.text)
    else { return [] }
    return [.teammateIdle(name: name)]
  }
}
