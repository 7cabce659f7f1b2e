/// Adds a task to the list made by hand, of one session or of none.
package struct AddTask: HandEdit, Equatable {
  package var content: String
  package var agent: String?
  package var status = TaskStatus.pending
  package var parent: String?
  package var blockedBy: [String] = []
  package var tags: [String] = []
  /// A length of time as people write it.
  package var estimate: String?
  package var activeForm: String?
  package var detail: String?
  package var session: String?

  package init(_ content: String) {
    self.content = content
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let state = transaction.state
    let content = try HandText.required(content, as: .content)
    var home = ""
    if let session { home = try state.liveSession(named: session) }
    // Its id is made last: a refused edit uses none up.
    var task = TrackedTask(id: "", session: home, list: ListName.hand, content: content, createdAt: moment)
    task.activeForm = activeForm.flatMap { HandText.line($0) }
    task.detail = detail.flatMap(HandText.lines)
    if let agent {
      let named = try HandText.agent(agent)
      (task.agent, task.agentSource) = (named.name, named.source)
    }
    if let parent { task.parentID = try TaskLinks(state: state).parent(parent) }
    task.blockedBy = try TaskLinks(state: state).blockers(blockedBy)
    task.tags = try HandText.tags(tags)
    if let estimate {
      guard let milliseconds = WrittenDuration.milliseconds(estimate) else {
        throw .valueUnfit(.estimatedDuration, estimate)
      }
      task.estimatedDuration = milliseconds
    }
    task.position = Self.nextPlace(in: state, session: home)
    task.enter(status, at: moment)

    transaction.enterByHand(at: moment)
    task.id = transaction.newTaskID()
    transaction.record(.taskCreated(task))
  }

  private static func nextPlace(in state: ProgressState, session: String) -> Int {
    let places = state.tasks.tasks.lazy.filter { $0.list == ListName.hand && $0.session == session }
      .compactMap(\.position)
    return (places.max() ?? -1) + 1
  }
}

extension ListName {
  /// The list of tasks made by hand.
  package static let hand = "hand"
}
