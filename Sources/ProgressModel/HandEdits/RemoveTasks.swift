/// Removes tasks as if they had never been; `SetStatus` to cancelled is for work that is given up.
package struct RemoveTasks: HandEdit, Equatable {
  package var tasks: [String]
  /// Whether their parts go with them, and the parts of those.
  package var isRecursive: Bool

  package init(_ tasks: [String], isRecursive: Bool = false) {
    self.tasks = tasks
    self.isRecursive = isRecursive
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let all = transaction.state.tasks.tasks
    var removed = try transaction.state.tasks(named: tasks).map(\.id)
    if !isRecursive {
      for id in removed {
        let parts = all.filter { $0.parentID == id && !removed.contains($0.id) }
        if !parts.isEmpty { throw .hasParts(task: id, count: parts.count) }
      }
    }
    // The list grows while it is walked: parts of parts follow.
    var next = 0
    while next < removed.count {
      for part in all where part.parentID == removed[next] && !removed.contains(part.id) {
        removed.append(part.id)
      }
      next += 1
    }

    transaction.enterByHand(at: moment)
    for task in all where !removed.contains(task.id) {
      // Nobody can wait for what is gone.
      let blockers = task.blockedBy.filter { !removed.contains($0) }
      if blockers.count == task.blockedBy.count { continue }
      var changes = TaskChanges()
      changes.blockedBy = blockers
      transaction.changeByHand(task, changes)
    }
    for id in removed.reversed() { transaction.record(.taskRemoved(id: id)) }
  }
}
