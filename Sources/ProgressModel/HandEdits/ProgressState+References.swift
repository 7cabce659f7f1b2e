/// What the words mean by which people name tasks, sessions and agents.
extension ProgressState {
  /// Finds a task by its id, by the beginning of it with or without `t-`, or by the id its host gave it.
  ///
  /// - Throws: `taskNotFound`, and `taskAmbiguous` when the word could mean several.
  package func task(named word: String) throws(HandEditError) -> TrackedTask {
    if word.isEmpty { throw .taskNotFound(word) }
    if let task = tasks.task(word) { return task }
    let candidates = tasks.tasks.filter {
      $0.id.hasPrefix(word) || $0.id.hasPrefix("t-" + word) || $0.externalID == word
    }
    guard let first = candidates.first else { throw .taskNotFound(word) }
    if candidates.count > 1 { throw .taskAmbiguous(word, ids: candidates.map(\.id)) }
    return first
  }

  /// Finds several tasks, each once, in the order in which they are named first.
  func tasks(named words: [String]) throws(HandEditError) -> [TrackedTask] {
    var found: [TrackedTask] = []
    for word in words {
      let task = try task(named: word)
      if !found.contains(where: { $0.id == task.id }) { found.append(task) }
    }
    return found
  }

  /// Finds a session by its id or the beginning of it.
  package func session(named word: String) throws(HandEditError) -> TrackedSession {
    if word.isEmpty { throw .sessionNotFound(word) }
    if let session = session(word) { return session }
    let candidates = sessions.filter { $0.id.hasPrefix(word) }
    guard let first = candidates.first else { throw .sessionNotFound(word) }
    if candidates.count > 1 { throw .sessionAmbiguous(word, ids: candidates.map(\.id)) }
    return first
  }

  /// Finds a session in which something can begin.
  func liveSession(named word: String) throws(HandEditError) -> String {
    let session = try session(named: word)
    if !session.isLive { throw .sessionEnded(id: session.id) }
    return session.id
  }

  /// Finds a running agent by its id, its name in any case, or the beginning of its id; nil for one that has stopped.
  package func runningAgent(named word: String) throws(HandEditError) -> TrackedAgent? {
    let name = word.lowercased()
    if let agent = activeAgents.first(where: { $0.id == word }) { return agent }
    var candidates = activeAgents.filter { $0.name.lowercased() == name }
    if candidates.isEmpty, !word.isEmpty { candidates = activeAgents.filter { $0.id.hasPrefix(word) } }
    if candidates.count > 1 { throw .agentAmbiguous(word, ids: candidates.map(\.id)) }
    if let only = candidates.first { return only }
    if finishedAgents.contains(where: { $0.id == word || $0.name.lowercased() == name }) { return nil }
    throw .agentNotFound(word, running: activeAgents.map(\.name))
  }
}
