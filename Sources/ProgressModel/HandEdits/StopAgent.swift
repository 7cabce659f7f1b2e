/// Says that an agent has stopped.
///
/// A worker is nothing but the tasks in progress that name it: it stops when those wait again.
package struct StopAgent: HandEdit, Equatable {
  /// The outcome when none is given.
  package static let finished = "finished"

  package var agent: String
  package var outcome: String?

  package init(_ agent: String, outcome: String? = nil) {
    self.agent = agent
    self.outcome = outcome
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    guard let found = try transaction.state.runningAgent(named: agent) else { return }
    var told: String?
    if let outcome { told = try HandText.required(outcome, as: .outcome, limit: TextBounds.identifier) }
    if found.kind == .worker {
      let tasks = transaction.state.tasks(of: found)
      if told != nil { throw .workerHasNoOutcome(name: found.name, tasks: tasks.map(\.id)) }
      transaction.enterByHand(at: moment)
      for task in tasks {
        var changes = TaskChanges()
        changes.status = .pending
        transaction.changeByHand(task, changes)
      }
    } else {
      transaction.enterByHand(at: moment)
      transaction.record(
        .agentStopped(AgentStop(id: found.id, outcome: told ?? Self.finished)), agent: found.name)
    }
  }
}

extension ProgressState {
  /// Returns the tasks in progress that name the agent in its session and are not on a list of another agent's own.
  package func tasks(of agent: TrackedAgent) -> [TrackedTask] {
    let others = activeAgents.filter {
      $0.kind != .worker && $0.session == agent.session && $0.id != agent.id
    }
    let ownLists = others.flatMap { [ListName.todo.key(for: $0.id), ListName.plan.key(for: $0.id)] }
    return tasks.tasks.filter {
      $0.runningSince != nil && $0.session == agent.session && !ownLists.contains($0.list)
        && $0.agent.lowercased() == agent.name.lowercased()
    }
  }
}
