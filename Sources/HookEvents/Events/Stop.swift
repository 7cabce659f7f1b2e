import HookProtocol
import ProgressModel

/// The main agent ended its turn.
///
/// Background agents may go on; those the host no longer lists do not.
enum Stop: HookEvent {
  static let names = ["Stop"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    let agents = payload.runningAgents(context).map { Fact.agentsAlive($0, isComplete: true) }
    return [.turn(.idle)] + (agents.map { [$0] } ?? [])
  }
}
