import AgentDetection
package import HookProtocol
import JSONTree
package import ProgressModel

/// Turns a payload into an observation.
package enum HookTranslation {
  /// Returns what the payload says, or nil when there is nothing to record: an unknown event, or one without news.
  package static func observation(of payload: HookEnvelope, _ context: HookContext) -> Observation? {
    guard let event = HookEventCatalog.event(named: payload.event) else { return nil }
    let facts = event.facts(in: payload, context)
    if facts.isEmpty { return nil }
    return Observation(
      time: context.time, session: session(of: payload, context), actor: actor(of: payload, context),
      facts: facts)
  }

  private static func session(of payload: HookEnvelope, _ context: HookContext) -> SessionReference? {
    guard let id = payload.sessionID else { return nil }
    var session = SessionReference(
      id: TextBounds.cut(id, to: TextBounds.identifier), client: payload.client.rawValue)
    session.host = context.host
    session.process = payload.environment.process
    return session
  }

  private static func actor(of payload: HookEnvelope, _ context: HookContext) -> Actor {
    // The type alone is no subagent: the main thread of an `--agent` session has one too.
    guard let id = payload.agentID else { return Actor() }
    return Actor(
      agentID: TextBounds.cut(id, to: TextBounds.identifier), type: payload.agentType,
      name: context.displayName(payload.agentType))
  }
}

extension HookEnvelope {
  /// Returns the agent that the payload and the texts of one task name together.
  func agent(
    of content: String?, activeForm: String?, owner: String? = nil, teammate: String? = nil,
    _ context: HookContext
  ) -> DetectedAgent? {
    var evidence = AgentEvidence()
    evidence.agentID = agentID
    evidence.agentType = agentType
    evidence.teammateName = teammate
    evidence.owner = owner
    evidence.activeForm = activeForm
    evidence.content = content
    return context.detector.detect(evidence)
  }

  /// The fact that somebody used a tool or was seen at work.
  func activity(failed: Bool = false) -> Fact {
    .activity(tool: toolName.map { TextBounds.cut($0, to: TextBounds.identifier) }, failed: failed)
  }

  /// Returns the running background agents the payload lists, or nil when it carries no such list.
  func runningAgents(_ context: HookContext) -> [AgentStart]? {
    self["background_tasks"]?.array.map { tasks in
      tasks.compactMap { AgentStart(backgroundTask: $0, session: sessionID ?? "", context) }
    }
  }
}

extension AgentStart {
  fileprivate init?(backgroundTask task: JSONValue, session: String, _ context: HookContext) {
    guard let id = task["id"]?.text, task["status"]?.string == "running" else { return nil }
    let type = task["agent_type"]?.identifier
    switch task["type"]?.string {
    case "subagent":
      self.init(
        id: id, name: context.displayName(type) ?? "Unknown", kind: .subagent)
    case "teammate":
      guard let name = context.displayName(task["name"]?.identifier) else {
        return nil
      }
      self.init(id: session + "/" + name.lowercased(), name: name, kind: .teammate)
    case "cloud session":
      self.init(
        id: id, name: context.displayName(type) ?? "Unknown", kind: .remote)
    default: return nil
    }
    self.type = type
    purpose = task["description"]?.text.map { TextBounds.cut($0, to: TextBounds.content) }
  }
}

extension JSONValue {
  /// A string that says something, or a number as text: models send ids as numbers.
  package var text: String? {
    if let string { return string.isEmpty ? nil : string }
    return integer.map(String.init)
  }

  /// `text`, cut to the bound of ids and types.
  var identifier: String? { text.map { TextBounds.cut($0, to: TextBounds.identifier) } }
}
