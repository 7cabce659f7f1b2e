import ProgressModel

/// A state cut down to what a claim is about, so that looking at it costs no more than that.
extension ProgressState {
  /// The same with nothing but what the member of that name in `progress.json` is made of.
  func holdingMember(_ name: String) -> ProgressState {
    var part = ProgressState()
    (part.project, part.updatedAt, part.sequence) = (project, updatedAt, sequence)
    switch name {
    case "sessions": part.sessions = sessions
    case "tasks": part.tasks = tasks
    case "stats": (part.tasks, part.activeAgents) = (tasks, activeAgents)
    case "activeAgents": part.activeAgents = activeAgents
    case "finishedAgents": part.finishedAgents = finishedAgents
    case "openCalls": part.openCalls = openCalls
    case "history": part.history = history
    case "version", "project", "updatedAt", "journal": break
    default: return self
    }
    return part
  }

  /// The same with no other tasks than those `word` could name.
  func holdingTasks(named word: String) -> ProgressState {
    var part = ProgressState()
    part.updatedAt = updatedAt
    for task in tasks.tasks where task.couldBeNamed(word) { part.tasks.append(task) }
    return part
  }

  /// The same with no other agents than those of that id or name.
  func holdingAgents(named word: String) -> ProgressState {
    var part = ProgressState()
    part.updatedAt = updatedAt
    let name = word.lowercased()
    part.activeAgents = activeAgents.filter { $0.id == word || $0.name.lowercased() == name }
    part.finishedAgents = finishedAgents.filter { $0.id == word || $0.name.lowercased() == name }
    return part
  }

  /// The same with no other sessions than those whose id begins so.
  func holdingSessions(named word: String) -> ProgressState {
    var part = ProgressState()
    part.updatedAt = updatedAt
    part.sessions = sessions.filter { $0.id.hasPrefix(word) }
    return part
  }
}

extension TrackedTask {
  /// Whether people may mean the task by `word`: as `ProgressState.task(named:)` has it.
  func couldBeNamed(_ word: String) -> Bool {
    id.hasPrefix(word) || id.hasPrefix("t-" + word) || externalID == word
  }
}
