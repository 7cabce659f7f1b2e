import HookProtocol
import ProgressModel

/// The older channel of Codex, `notify`: a turn is over.
///
/// Its JSON comes as an argument, not on standard input.
enum AgentTurnComplete: HookEvent {
  static let names = ["agent-turn-complete"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [.turn(.idle)]
  }
}
