import HookProtocol
import JSONTree
import ProgressModel

/// The host tells the human something; some kinds say what the session is waiting for.
enum Notification: HookEvent {
  static let names = ["Notification"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    switch payload["notification_type"]?.string {
    case "permission_prompt", "worker_permission_prompt", "agent_needs_input", "elicitation_dialog",
      "elicitation_url_dialog":
      [.turn(.waiting)]
    case "idle_prompt": [.turn(.idle)]
    default: []
    }
  }
}
