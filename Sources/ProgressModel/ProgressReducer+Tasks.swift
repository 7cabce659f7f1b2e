extension ProgressReducer {
  static func create(_ task: TrackedTask, in state: inout ProgressState) {
    var task = task
    task.normalizeProgress()
    if task.runningSince != nil, !state.isAttended(task) { task.stopClock(at: task.createdAt) }
    state.tasks.append(task)
  }

  static func change(
    task id: String, _ changes: TaskChanges, _ event: ProgressEvent, in state: inout ProgressState
  ) {
    guard let index = state.tasks.index(of: id) else { return }
    var task = state.tasks[index]
    task.take(changes, at: event.time)
    // Work on a list that sessions share belongs to the session that began it.
    if changes.status == .inProgress, ListName.isShared(task.list), let session = event.session {
      task.session = session
    }
    // A straggler may begin work in a session or for an agent that has ended: nobody works on it.
    if task.runningSince == event.time, !state.isAttended(task) { task.stopClock(at: event.time) }
    state.tasks.update(at: index) { $0 = task }
  }
}

extension TrackedTask {
  /// Takes the changes over and keeps the clocks right.
  ///
  /// Another place in the list alone does not count as an update.
  mutating func take(_ changes: TaskChanges, at moment: Timestamp) {
    if let position = changes.position { self.position = position }
    if changes.isOnlyPlace { return }
    updatedAt = moment
    hostWord.note(changes, of: self)
    externalID = changes.externalID ?? externalID
    content = changes.content ?? content
    activeForm = changes.activeForm ?? activeForm
    detail = changes.detail ?? detail
    agent = changes.agent ?? agent
    agentSource = changes.agentSource ?? agentSource
    // New steps outdate a percentage told before.
    progress = changes.progress ?? (changes.currentStep == nil && changes.totalSteps == nil ? progress : nil)
    currentStep = changes.currentStep ?? currentStep
    totalSteps = changes.totalSteps ?? totalSteps
    estimatedDuration = changes.estimatedDuration ?? estimatedDuration
    parentID = changes.parentID ?? parentID
    blockedBy = changes.blockedBy ?? blockedBy
    tags = changes.tags ?? tags
    if let status = changes.status { enter(status, at: moment) }
    normalizeProgress()
  }

  /// Moves to `next`, closing the span of the present status and opening that of the next.
  mutating func enter(_ next: TaskStatus, at moment: Timestamp) {
    guard next != status else { return }
    if status == .pending {
      pendingDuration = pendingDuration.addingClamped(moment.elapsed(since: statusSince))
    }
    stopClock(at: moment)
    status = next
    statusSince = moment
    completedAt = next.isOpen ? nil : moment
    if next == .inProgress {
      startedAt = startedAt ?? moment
      startClock(at: moment)
    }
  }

  /// Begins a span of work.
  mutating func startClock(at moment: Timestamp) {
    runningSince = moment
  }

  /// Ends the running span of work, if there is one.
  mutating func stopClock(at moment: Timestamp) {
    finishedDuration = duration(at: moment)
    runningSince = nil
  }
}
