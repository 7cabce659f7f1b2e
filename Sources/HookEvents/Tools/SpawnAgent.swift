import HookProtocol
import JSONTree
import ProgressModel

/// The call with which Codex starts an agent; newer builds join namespace and name without a mark.
enum SpawnAgent: TrackedTool {
  static let names = ["spawn_agent", "collaborationspawn_agent"]

  static func factsBefore(_ payload: HookEnvelope, _ context: HookContext) -> [Fact]? {
    guard let id = payload.toolUseID, let session = payload.sessionID, let input = payload.toolInput else {
      return nil
    }
    var call = AgentCall(id: id, session: session, requestedAt: context.time)
    call.type = input["agent_type"]?.identifier
    call.name = input["task_name"]?.identifier
    call.purpose = (input["task_name"] ?? input["message"])?.text.map {
      TextBounds.cut($0, to: TextBounds.content)
    }
    return [.agentRequested(call)]
  }

  /// Older builds answer with the agent's id; newer ones with a string of JSON that only repeats the task's name.
  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let answer = payload.toolResponse?.string, !answer.isEmpty, !answer.contains("{"),
      answer.utf8.count <= TextBounds.identifier, let input = payload.toolInput
    else { return [] }
    let type = input["agent_type"]?.identifier
    var launch = AgentLaunch(
      call: payload.toolUseID, agentID: answer,
      name: context.displayName(type) ?? DetectedAgent.unknown.name,
      kind: .subagent, isFinished: false)
    launch.type = type
    launch.purpose = (input["task_name"] ?? input["message"])?.text.map {
      TextBounds.cut($0, to: TextBounds.content)
    }
    return [.agentLaunched(launch)]
  }
}
