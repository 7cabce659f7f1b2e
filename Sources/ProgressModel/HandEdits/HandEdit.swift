/// One change that a person makes: a task added, a status set, an agent stopped.
///
/// It becomes the same events as what hooks say, in the same journal. What a person says beats all other evidence:
/// agents named by hand have the source `hand`, and a field set by hand stays until the host says something new of it.
///
/// Every edit checks all of itself first and records only then: one that throws has recorded nothing. One that finds everything
/// as it asks for records nothing either, and that is success.
package protocol HandEdit: Sendable {
  /// Records what is new in it, as of `moment`.
  ///
  /// - Throws: With nothing recorded.
  func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError)
}

extension ProgressTransaction {
  /// Begins to record what a person does: outside any session, so that it is no sign of life of one.
  mutating func enterByHand(at moment: Timestamp) {
    enter(Observation(time: moment, session: nil, facts: []))
  }

  /// Records changes of a task, if they change anything.
  mutating func changeByHand(_ task: TrackedTask, _ changes: TaskChanges) {
    if changes.changeNothing(by: task) { return }
    var changes = changes
    changes.isByHand = true
    record(.taskChanged(id: task.id, changes))
  }
}

extension TaskChanges {
  /// Whether the task would look the same after them, such as a percentage told of a task whose steps say it already.
  fileprivate func changeNothing(by task: TrackedTask) -> Bool {
    if isEmpty { return true }
    var changed = task
    changed.take(self, at: task.updatedAt)
    changed.hostWord = task.hostWord
    return changed == task
  }

  /// Says who does the task, where that is news.
  mutating func name(_ agent: DetectedAgent, of task: TrackedTask) {
    if agent.name != task.agent { self.agent = agent.name }
    if agent.source != task.agentSource { agentSource = agent.source }
  }
}
