/// What a merge has to see to, since it puts together parts of two states.
extension ProgressState {
  /// Stops clocks that have nobody to run for, gives places taken twice anew, and keeps lists within their limits.
  mutating func makeConsistent() {
    stopUnattendedClocks()
    spreadPlaces()
    let live = Set(sessions.lazy.filter(\.isLive).map(\.id))
    openCalls.removeAll { !$0.session.isEmpty && !live.contains($0.session) }
    openCalls.keepNewest(Self.openCallLimit)
    finishedAgents.keepNewest(Self.finishedAgentLimit)
  }

  /// Whether something can run in the session; what is done by hand, outside any session, always can.
  package func isLive(_ id: String) -> Bool { id.isEmpty || session(id)?.isLive == true }

  /// Ends the agents still running in a session that ends.
  mutating func stopAgents(of session: String, at end: Timestamp) {
    let stopped = activeAgents.filter { $0.session == session && $0.kind != .worker }
    let ids = Set(stopped.lazy.map(\.id))
    activeAgents.removeAll { ids.contains($0.id) && $0.kind != .worker }
    finishedAgents.removeAll { ids.contains($0.id) }
    for var agent in stopped {
      agent.stoppedAt = end
      agent.outcome = AgentStop.sessionEnded
      agent.task = nil
      finishedAgents.append(agent)
    }
  }

  private mutating func stopUnattendedClocks() {
    for index in 0..<tasks.count where tasks[index].runningSince != nil && !isAttended(tasks[index]) {
      let task = tasks[index]
      let owner = finishedAgents.last { task.list.hasSuffix(":" + $0.id) }
      let end = session(task.session)?.endedAt ?? owner?.stoppedAt ?? updatedAt
      tasks.update(at: index) { $0.stopClock(at: end) }
    }
  }

  /// Moves lines that share a place of a list behind one another; all others keep theirs.
  private mutating func spreadPlaces() {
    var taken: Set<ListPlace> = []
    var crowded: Set<ListPlace> = []
    let old = tasks.tasks
    for index in old.indices {
      guard let position = old[index].position else { continue }
      let place = ListPlace(old[index], position)
      if !taken.insert(place).inserted { crowded.insert(place.start) }
    }
    for list in crowded {
      var lines: [(position: Int, index: Int)] = []
      for index in old.indices {
        if let position = old[index].position, ListPlace(old[index], position).start == list {
          lines.append((position, index))
        }
      }
      lines.sort { $0 < $1 }
      var next = Int.min
      for line in lines {
        let position = max(line.position, next)
        next = position.addingReportingOverflow(1).partialValue
        if position != line.position { tasks.update(at: line.index) { $0.position = position } }
      }
    }
  }
}

/// A place in a list, which belongs to a session or is shared by several.
private struct ListPlace: Hashable {
  var session: String
  var list: String
  var position: Int

  init(_ task: TrackedTask, _ position: Int) {
    session = ListName.isShared(task.list) ? "" : task.session
    list = task.list
    self.position = position
  }

  /// The list itself.
  var start: ListPlace {
    var start = self
    start.position = 0
    return start
  }
}
