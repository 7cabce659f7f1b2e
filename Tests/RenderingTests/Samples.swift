import ProgressModel

@testable import Rendering

/// States made by hand, as small as a case needs them.
///
/// The clock stands at 2026-11-22T10:15:00Z.
enum Samples {
  static let now = Timestamp(1_795_342_500_000)

  static func ago(_ seconds: Int64) -> Timestamp { Timestamp(now.milliseconds - seconds * 1_000) }

  static func viewpoint(_ language: Language = .en, width: Int = 80) -> Viewpoint {
    Viewpoint(now: now, language: language, width: width)
  }

  static func session(_ id: String = "5f1c", started seconds: Int64 = 2_530, ended: Int64? = nil)
    -> TrackedSession
  {
    var session = TrackedSession(id: id, client: "claude-code", startedAt: ago(seconds))
    session.lastActivityAt = ago(min(seconds, 3))
    if let ended {
      session.endedAt = ago(ended)
      session.lastActivityAt = ago(ended)
      session.state = .ended
    }
    return session
  }

  static func task(
    _ id: String, _ content: String, _ status: TaskStatus, by agent: String = "Unknown",
    session: String = "5f1c",
    began: Int64 = 600, lasting: Int64 = 250
  ) -> TrackedTask {
    var task = TrackedTask(id: id, session: session, list: "todo", content: content, createdAt: ago(2_400))
    task.status = status
    task.agent = agent
    task.agentSource = agent == "Unknown" ? .unknown : .activeForm
    switch status {
    case .pending: break
    case .inProgress:
      task.startedAt = ago(began)
      task.runningSince = ago(began)
      task.statusSince = ago(began)
      task.updatedAt = ago(began)
    case .completed, .failed, .cancelled:
      task.startedAt = ago(began)
      task.finishedDuration = lasting * 1_000
      task.completedAt = ago(began - lasting)
      task.statusSince = ago(began - lasting)
      task.updatedAt = ago(began - lasting)
    }
    return task
  }

  static func agent(
    _ name: String, _ purpose: String? = nil, task: String? = nil, began: Int64? = 95,
    kind: TrackedAgent.Kind = .subagent
  ) -> TrackedAgent {
    var agent = TrackedAgent(
      id: "a-" + name.lowercased(), name: name, kind: kind, session: "5f1c", lastSeenAt: ago(3))
    agent.type = name
    agent.purpose = purpose
    agent.task = task
    agent.startedAt = began.map(ago)
    return agent
  }

  static func state(
    _ tasks: [TrackedTask], agents: [TrackedAgent] = [], sessions: [TrackedSession] = [session()]
  ) -> ProgressState {
    var state = ProgressState()
    state.project = ProgressState.Project(id: "0b5e", name: "shop")
    state.updatedAt = ago(3)
    state.sequence = 57
    state.sessions = sessions
    for task in tasks { state.tasks.append(task) }
    state.activeAgents = agents
    return state
  }
}
