import HookProtocol
import ProgressModel

/// The host asks the human for permission; nothing reports the answer, the next tool event does.
enum PermissionRequest: HookEvent {
  static let names = ["PermissionRequest"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [.turn(.waiting)]
  }
}
