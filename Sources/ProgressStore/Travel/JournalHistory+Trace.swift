package import ProgressModel

/// What one update did to a task: a line of `why`.
package struct TaskTrace: Equatable, Sendable {
  package var update: RecordedUpdate
  /// Its events that name the task, and behind them those that stopped or started its clock.
  package var events: [ProgressEvent]
  /// Nil when the update created the task, or when older records are not kept.
  package var before: TrackedTask?
  /// Nil when it removed the task.
  package var after: TrackedTask?

  /// The fields that differ; for a task that came or went none.
  package var changes: [FieldChange] {
    guard let before, let after else { return [] }
    return before.changes(to: after)
  }
}

extension JournalHistory {
  /// Returns everything that happened to a task, oldest first: its own events, and those that moved its clock.
  ///
  /// Where the beginning is not kept any more, the first entry is the checkpoint that shows the task as it was then.
  package func events(ofTask id: String) throws(StoreError) -> [TaskTrace] {
    var traces: [TaskTrace] = []
    var open: (update: RecordedUpdate, events: [ProgressEvent])?
    var known: TrackedTask?
    // What an update did is seen in the state before the next one.
    func close(_ now: ProgressState) {
      guard let (update, events) = open else { return }
      open = nil
      let task = now.tasks.task(id)
      defer { known = task }
      let own = events.filter { $0.change.names(task: id) }
      if own.isEmpty, task == known { return }
      let others = events.filter { !$0.change.names(task: id) }
      traces.append(TaskTrace(update: update, events: own + others, before: known, after: task))
    }
    let state = try walk { update, before in
      close(before)
      let events = update.events.filter { $0.change.mayTouch(task: id) }
      if update.isCheckpoint || !events.isEmpty { open = (update, events) }
      return .goOn
    }
    close(state)
    return traces
  }
}

extension Change {
  /// Whether the event is about the task itself.
  fileprivate func names(task id: String) -> Bool {
    switch self {
    case .taskCreated(let task): task.id == id
    case .taskChanged(let changed, _): changed == id
    case .taskRemoved(let removed): removed == id
    case .restored(let restoration):
      restoration.tasks.removed.contains(id) || restoration.tasks.put.contains { $0.entity.id == id }
    default: false
    }
  }

  /// Whether the event may change the task, be it only its clock.
  fileprivate func mayTouch(task id: String) -> Bool {
    switch self {
    case .sessionEnded, .sessionResumed, .sessionsArchived, .agentStarted, .agentStopped: true
    default: names(task: id)
    }
  }
}
