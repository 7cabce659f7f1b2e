import HookProtocol
import ProgressModel

/// A subagent was spawned.
enum SubagentStart: HookEvent {
  static let names = ["SubagentStart"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let id = payload.agentID else { return [] }
    let name = context.displayName(payload.agentType)
    var start = AgentStart(
      id: TextBounds.cut(id, to: TextBounds.identifier), name: name ?? DetectedAgent.unknown.name,
      kind: .subagent)
    start.type = payload.agentType
    return [.agentStarted(start)]
  }
}
