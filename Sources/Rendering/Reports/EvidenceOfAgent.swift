import JSONTree
package import ProgressModel

/// Everything the events tell of one agent: how it was asked for, started, joined and stopped, and which tasks name it.
package struct EvidenceOfAgent: Sendable {
  let agent: TrackedAgent
  let steps: [EvidenceStep]
  let tasks: [TrackedTask]

  /// Returns the agents with this id or, in any case, this name: those at work first, then the others, the last to stop first.
  package static func agents(called name: String, in state: ProgressState) -> [TrackedAgent] {
    let all = state.activeAgents + state.finishedAgents.reversed()
    if let exact = all.first(where: { $0.id == name }) { return [exact] }
    return all.filter { $0.name.lowercased() == name.lowercased() }
  }

  /// Whether an event may be about one of the agents.
  package static func concerns(_ event: ProgressEvent, _ agents: [TrackedAgent]) -> Bool {
    agents.contains { changes(of: event, to: $0) != nil }
  }

  package init(of agent: TrackedAgent, events: [ProgressEvent], in state: ProgressState) {
    self.agent = agent
    steps = events.compactMap { event in
      Self.changes(of: event, to: agent).map { EvidenceStep(event, changes: $0) }
    }
    tasks = state.tasks.tasks.filter { Self.names(agent, $0) }
  }

  /// Whether the task is on the agent's own list, or names it in its session.
  private static func names(_ agent: TrackedAgent, _ task: TrackedTask) -> Bool {
    guard task.session == agent.session else { return false }
    if task.list.hasSuffix(":" + agent.id) { return true }
    return !AgentFace.isUnknown(agent.name) && task.agent.lowercased() == agent.name.lowercased()
  }

  /// What the event says of the agent; nil when it is about something else.
  private static func changes(of event: ProgressEvent, to agent: TrackedAgent) -> [EvidenceStep.Change]? {
    switch event.change {
    case .agentRequested(let call) where call.id == agent.call:
      told([("name", call.name), ("type", call.type), ("purpose", call.purpose), ("call", call.id)])
    case .agentStarted(let start) where start.id == agent.id:
      told([
        ("name", start.name), ("type", start.type), ("purpose", start.purpose), ("call", start.call),
        ("kind", start.kind.rawValue),
      ])
    case .agentChanged(let id, let changes) where id == agent.id:
      told([
        ("name", changes.name), ("type", changes.type), ("purpose", changes.purpose), ("call", changes.call),
      ])
        + (changes.startedAt.map {
          [EvidenceStep.Change(member: "startedAt", from: .null, to: .moment($0))]
        } ?? [])
    case .agentStopped(let stop) where stop.id == agent.id:
      told([("outcome", stop.outcome), ("name", stop.name), ("type", stop.type)])
    default: nil
    }
  }

  private static func told(_ members: [(String, String?)]) -> [EvidenceStep.Change] {
    members.compactMap { member, text in
      text.map { EvidenceStep.Change(member: member, from: .null, to: .string($0)) }
    }
  }
}
