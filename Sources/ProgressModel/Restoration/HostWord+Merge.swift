extension HostWord {
  /// Makes the word for a task whose values are about to become those of `task`, while its host knows nothing of that.
  ///
  /// What the host last said does not change by an undo or redo; it is kept wherever the value is another. So a list that
  /// repeats what was taken back is no news, and going there and back again leaves no word behind.
  init(of before: TrackedTask, against task: TrackedTask) {
    self = .none
    if task.list == ListName.hand { return }
    let host = before.asHostSaid
    var said = TaskChanges()
    if host.content != task.content { said.content = host.content }
    if host.activeForm != task.activeForm { said.activeForm = host.activeForm }
    if host.detail != task.detail { said.detail = host.detail }
    if host.status != task.status { said.status = host.status }
    if host.progress != task.progress { said.progress = host.progress }
    if host.currentStep != task.currentStep { said.currentStep = host.currentStep }
    if host.totalSteps != task.totalSteps { said.totalSteps = host.totalSteps }
    if host.estimatedDuration != task.estimatedDuration { said.estimatedDuration = host.estimatedDuration }
    if host.parentID != task.parentID { said.parentID = host.parentID }
    if host.blockedBy != task.blockedBy { said.blockedBy = host.blockedBy }
    if host.tags != task.tags { said.tags = host.tags }
    self = HostWord(said)
  }
}
