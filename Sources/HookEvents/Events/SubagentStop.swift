import HookProtocol
import ProgressModel

/// A subagent finished responding.
///
/// It may be resumed and stop again; internal ones stop without ever having started.
enum SubagentStop: HookEvent {
  static let names = ["SubagentStop"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let id = payload.agentID else { return [] }
    var stop = AgentStop(id: TextBounds.cut(id, to: TextBounds.identifier), outcome: "finished")
    stop.type = payload.agentType
    stop.name = context.displayName(payload.agentType)
    // The list still shows the stopping agent, and says nothing of agents in the foreground: it can only prove life.
    let others = payload.runningAgents(context).map { Fact.agentsAlive($0, isComplete: false) }
    return [.agentStopped(stop)] + (others.map { [$0] } ?? [])
  }
}
