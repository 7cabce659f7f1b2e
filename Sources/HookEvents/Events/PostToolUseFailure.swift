import HookProtocol
import JSONTree
import ProgressModel

/// A tool started and failed, or was interrupted.
enum PostToolUseFailure: HookEvent {
  static let names = ["PostToolUseFailure"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    let activity = payload.activity(failed: payload["is_interrupt"]?.bool != true)
    guard let call = payload.toolUseID, payload.toolName.map(AgentTool.names.contains) == true else {
      return [activity]
    }
    return [.agentCallFailed(call: call), activity]
  }
}
