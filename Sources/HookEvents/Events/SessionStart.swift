import HookProtocol
import JSONTree
import ProgressModel

/// A session begins, resumes, or goes on after a compaction.
enum SessionStart: HookEvent {
  static let names = ["SessionStart"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    var start = ProgressModel.SessionStart(client: payload.client.rawValue)
    start.source = payload["source"]?.text
    start.title = payload["session_title"]?.text.map { TextBounds.cut($0, to: TextBounds.content) }
    start.model = payload["model"]?.text.map { TextBounds.cut($0, to: TextBounds.identifier) }
    start.host = context.host
    start.process = payload.environment.process
    // `--agent` sessions carry a type without an id: the main thread works as that agent.
    if payload.agentID == nil {
      start.currentAgent = context.displayName(payload.agentType)
    }
    return [.sessionStarted(start)]
  }
}
