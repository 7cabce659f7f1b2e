/// Gives tasks a status, from whatever status they have: begun, finished, failed or cancelled.
package struct SetStatus: HandEdit, Equatable {
  package var tasks: [String]
  package var status: TaskStatus
  /// Who does them from now on; nil when that stays.
  package var agent: String?

  package init(_ status: TaskStatus, of tasks: [String], agent: String? = nil) {
    self.tasks = tasks
    self.status = status
    self.agent = agent
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let found = try transaction.state.tasks(named: tasks)
    var named: DetectedAgent?
    if let agent { named = try HandText.agent(agent) }

    transaction.enterByHand(at: moment)
    for task in found {
      var changes = TaskChanges()
      if task.status != status { changes.status = status }
      if let named { changes.name(named, of: task) }
      transaction.changeByHand(task, changes)
    }
  }
}
