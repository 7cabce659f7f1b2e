import ProgressModel
import Rendering

/// What a change by hand touched, as the looking commands would show it.
struct ChangeReport {
  /// What a command is about, and so what kind of objects it answers with.
  enum Kind: Sendable {
    case tasks, agents, sessions, notes
  }

  private let changed: Project.Changed
  private let viewpoint: Viewpoint

  init(_ changed: Project.Changed, from viewpoint: Viewpoint) {
    self.changed = changed
    self.viewpoint = viewpoint
  }

  func report(of kind: Kind) -> Report {
    switch kind {
    case .tasks: TaskListReport.report(of: tasks, in: changed.after, from: viewpoint)
    case .agents: agentReport
    case .sessions: sessionReport
    case .notes: noteReport
    }
  }

  /// Every changed task as it is now, a removed one as it was.
  private var tasks: [TrackedTask] {
    var ids: [String] = []
    for event in changed.news {
      switch event.change {
      case .taskCreated(let task): ids.append(task.id)
      case .taskChanged(let id, _), .taskRemoved(let id): ids.append(id)
      default: break
      }
    }
    return ids.compactMap { changed.after.tasks.task($0) ?? changed.before.tasks.task($0) }
  }

  /// The agents that changed, those that run first; a worker that is gone is shown as stopped now.
  private var agentReport: Report {
    let (named, workers) = (changedAgents, changedWorkers)
    func isChanged(_ agent: TrackedAgent) -> Bool {
      (agent.kind == .worker ? workers : named).contains(agent.id)
    }
    var state = changed.after
    state.activeAgents.removeAll { !isChanged($0) }
    state.finishedAgents.removeAll { !isChanged($0) }
    let known = Set((state.activeAgents + state.finishedAgents).map(\.id))
    for var agent in changed.before.activeAgents where isChanged(agent) && !known.contains(agent.id) {
      (agent.stoppedAt, agent.task) = (viewpoint.now, nil)
      state.finishedAgents.append(agent)
    }
    return AgentReport.report(of: state, withFinished: true, from: viewpoint)
  }

  /// The ids of agents that events speak of.
  private var changedAgents: Set<String> {
    var ids: Set<String> = []
    for event in changed.news {
      switch event.change {
      case .agentStarted(let start): ids.insert(start.id)
      case .agentChanged(let id, _): ids.insert(id)
      case .agentStopped(let stop): ids.insert(stop.id)
      default: break
      }
    }
    return ids
  }

  /// The ids of agents that come and go with the tasks that changed.
  private var changedWorkers: Set<String> {
    var ids: Set<String> = []
    for task in tasks {
      for agent in changed.before.activeAgents + changed.after.activeAgents
      where agent.kind == .worker && agent.session == task.session
        && agent.name.lowercased() == task.agent.lowercased()
      {
        ids.insert(agent.id)
      }
    }
    return ids
  }

  private var sessionReport: Report {
    var state = changed.after
    state.sessions.removeAll { session in
      changed.before.session(session.id)?.isLive == session.isLive
    }
    return SessionReport.report(of: state, from: viewpoint)
  }

  private var noteReport: Report {
    let notes = changed.after.history.filter {
      $0.sequence > changed.before.sequence && $0.event == "note"
    }
    return HistoryReport.report(of: notes, from: viewpoint)
  }
}
