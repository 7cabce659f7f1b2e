/// What a task's host last said of the fields that a person has changed since.
///
/// Hosts send whole lists and know nothing of what is done by hand: the next list repeats their old line. A line that says
/// what the host said before is no news, so what a person set stands; a line that says something else is, and then holds.
/// Boxed, because few tasks have any and a state has thousands.
package indirect enum HostWord: Equatable, Sendable {
  case none
  /// The fields with their former values; never without any.
  case said(TaskChanges)

  package init(_ fields: TaskChanges) {
    self = fields.isEmpty ? .none : .said(fields)
  }

  /// Keeps or drops fields as `task`, still as it was, is about to be changed.
  mutating func note(_ changes: TaskChanges, of task: TrackedTask) {
    if changes.isByHand {
      // Lists made by hand have no host that could say anything.
      if task.list != ListName.hand { keep(changes, of: task) }
    } else if case .said(var fields) = self {
      fields.forget(changes)
      self = HostWord(fields)
    }
  }

  /// Keeps the host's value of every field that is changed, unless an older one is kept already.
  private mutating func keep(_ changes: TaskChanges, of task: TrackedTask) {
    var fields = TaskChanges()
    if case .said(let kept) = self { fields = kept }
    if changes.content != nil { fields.content = fields.content ?? task.content }
    if changes.activeForm != nil { fields.activeForm = fields.activeForm ?? task.activeForm }
    if changes.detail != nil { fields.detail = fields.detail ?? task.detail }
    if changes.status != nil { fields.status = fields.status ?? task.status }
    if changes.progress != nil { fields.progress = fields.progress ?? task.progress }
    if changes.currentStep != nil { fields.currentStep = fields.currentStep ?? task.currentStep }
    if changes.totalSteps != nil { fields.totalSteps = fields.totalSteps ?? task.totalSteps }
    if changes.estimatedDuration != nil {
      fields.estimatedDuration = fields.estimatedDuration ?? task.estimatedDuration
    }
    if changes.parentID != nil { fields.parentID = fields.parentID ?? task.parentID }
    if changes.blockedBy != nil { fields.blockedBy = fields.blockedBy ?? task.blockedBy }
    if changes.tags != nil { fields.tags = fields.tags ?? task.tags }
    self = HostWord(fields)
  }
}

extension TaskChanges {
  /// Drops every field that `news` has.
  fileprivate mutating func forget(_ news: TaskChanges) {
    if news.content != nil { content = nil }
    if news.activeForm != nil { activeForm = nil }
    if news.detail != nil { detail = nil }
    if news.status != nil { status = nil }
    if news.progress != nil { progress = nil }
    if news.currentStep != nil { currentStep = nil }
    if news.totalSteps != nil { totalSteps = nil }
    if news.estimatedDuration != nil { estimatedDuration = nil }
    if news.parentID != nil { parentID = nil }
    if news.blockedBy != nil { blockedBy = nil }
    if news.tags != nil { tags = nil }
  }
}

extension TrackedTask {
  /// The task as its host knows it, for comparing it with what the host says; its clocks are not put back.
  var asHostSaid: TrackedTask {
    guard case .said(let fields) = hostWord else { return self }
    var task = self
    task.content = fields.content ?? content
    task.activeForm = fields.activeForm ?? activeForm
    task.detail = fields.detail ?? detail
    task.status = fields.status ?? status
    task.progress = fields.progress ?? progress
    task.currentStep = fields.currentStep ?? currentStep
    task.totalSteps = fields.totalSteps ?? totalSteps
    task.estimatedDuration = fields.estimatedDuration ?? estimatedDuration
    task.parentID = fields.parentID ?? parentID
    task.blockedBy = fields.blockedBy ?? blockedBy
    task.tags = fields.tags ?? tags
    return task
  }
}
