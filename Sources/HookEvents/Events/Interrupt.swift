import HookProtocol
import ProgressModel

/// The human interrupted a Codex turn; comes instead of `Stop`.
enum Interrupt: HookEvent {
  static let names = ["Interrupt"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [.turn(.idle)]
  }
}
