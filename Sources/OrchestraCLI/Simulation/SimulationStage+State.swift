import ProgressModel

/// A stage that goes on from what a project knows: single events belong to a session that is there.
extension SimulationStage {
  /// Lets a session of `state` act under `name`, with its lists, tasks and agents.
  mutating func adopt(_ name: String, _ known: TrackedSession, of state: ProgressState) {
    let host = SimulatedHost(rawValue: known.client) ?? .claudeCode
    adopt(name, id: known.id, host: host)
    var session = session(name, of: host)
    session.model = known.model ?? session.model
    for agent in state.activeAgents + state.finishedAgents
    where agent.session == known.id && agent.kind == .subagent {
      session.agents.append(
        SimulatedSession.SimulatedAgent(
          id: agent.id, type: agent.type ?? agent.name, call: agent.call, purpose: agent.purpose,
          isRunning: agent.stoppedAt == nil))
    }
    let key = host == .codex ? "plan" : "todo"
    let tasks = state.tasks.tasks.filter { $0.session == known.id && $0.position != nil }
      .sorted { ($0.position ?? 0) < ($1.position ?? 0) }
    for task in tasks {
      if task.list == "tasks" {
        session.tasks.append(
          SimulatedSession.SimulatedTask(
            id: task.externalID ?? "", subject: task.content, status: task.status.rawValue))
      } else if task.list == key || task.list.hasPrefix(key + ":") {
        session.lists[String(task.list.dropFirst(key.count + 1)), default: []].append(
          SimulatedSession.SimulatedItem(
            content: task.content, status: task.status.rawValue, activeForm: task.activeForm ?? task.content))
      }
    }
    keep(session)
  }
}
