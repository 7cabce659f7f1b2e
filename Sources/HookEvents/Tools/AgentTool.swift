import HookProtocol
import JSONTree
import ProgressModel

/// The call that starts a subagent, named `Task` before Claude Code 2.1.63.
///
/// Its answer alone holds both the call's id and the agent's, and joins what the two kinds of events say.
enum AgentTool: TrackedTool {
  static let names = ["Agent", "Task"]

  static func factsBefore(_ payload: HookEnvelope, _ context: HookContext) -> [Fact]? {
    guard let id = payload.toolUseID, let session = payload.sessionID, let input = payload.toolInput else {
      return nil
    }
    var call = AgentCall(id: id, session: session, requestedAt: context.time)
    call.type = input["subagent_type"]?.identifier
    call.name = input["name"]?.identifier
    call.purpose = input["description"]?.text.map { TextBounds.cut($0, to: TextBounds.content) }
    return [.agentRequested(call)]
  }

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let input = payload.toolInput, let answer = payload.toolResponse,
      let status = answer["status"]?.string
    else { return [] }
    let isRemote = status == "remote_launched"
    guard let id = (isRemote ? answer["taskId"] : answer["agentId"])?.text else { return [] }
    let type = (answer["agentType"] ?? input["subagent_type"])?.identifier
    let name = input["name"]?.identifier ?? type
    var launch = AgentLaunch(
      call: payload.toolUseID, agentID: TextBounds.cut(id, to: TextBounds.identifier),
      name: context.displayName(name) ?? DetectedAgent.unknown.name,
      kind: isRemote ? .remote : .subagent, isFinished: status == "completed")
    launch.type = type
    launch.purpose = input["description"]?.text.map { TextBounds.cut($0, to: TextBounds.content) }
    return [.agentLaunched(launch)]
  }
}
