extension HistoryEntry {
  /// Makes the short form of an event, or nil for one that is not worth a line.
  ///
  /// `state` is the state before the event, so that a change can say from what it changed.
  package init?(_ event: ProgressEvent, in state: ProgressState) {
    if Self.isQuiet(event.change) { return nil }
    self.init(sequence: event.sequence, time: event.time, event: event.change.type)
    session = event.session
    agent = event.agent
    switch event.change {
    case .projectNamed(_, let name, _): details = name
    case .sessionStarted(let start), .sessionResumed(let start): details = start.source
    case .sessionChanged(let changes): details = changes.state?.rawValue
    case .sessionEnded(let reason): details = reason
    case .taskCreated(let created):
      task = created.id
      details = created.content
    case .taskChanged(let id, let changes):
      task = id
      details = Self.describe(changes, of: state.tasks.task(id))
    case .taskRemoved(let id): task = id
    case .agentStarted(let start): details = start.purpose ?? start.type
    case .agentStopped(let stop): details = stop.outcome
    case .note(let text): details = text
    case .restored(let restoration): details = Self.describe(restoration)
    case .sessionsArchived, .agentRequested, .agentChanged, .activity, .spoolTaken: break
    }
    details = details.map { TextBounds.cut($0, to: TextBounds.historyDetails) }
  }

  /// Events that would push what people look for out of a list of fifty.
  private static func isQuiet(_ change: Change) -> Bool {
    switch change {
    case .activity, .spoolTaken, .agentRequested, .agentChanged, .sessionChanged: true
    case .taskChanged(_, let changes): changes.isOnlyPlace
    default: false
    }
  }

  /// The events that are taken back, such as `undo 41-43, 40`.
  private static func describe(_ restoration: Restoration) -> String {
    let spans = restoration.spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
    return restoration.kind.rawValue + " " + spans.joined(separator: ", ")
  }

  private static func describe(_ changes: TaskChanges, of task: TrackedTask?) -> String? {
    if let status = changes.status {
      return (task.map { $0.status.rawValue + " → " } ?? "") + status.rawValue
    }
    if let content = changes.content { return content }
    if let progress = changes.progress { return "\(progress)%" }
    if let step = changes.currentStep { return "step \(step)" }
    return changes.agent
  }
}
