/// Where a task stands; the raw value is the word in `progress.json`.
package enum TaskStatus: String, CaseIterable, Sendable {
  case pending
  case inProgress = "in_progress"
  case completed
  case failed
  case cancelled

  /// Whether work on the task is still expected.
  package var isOpen: Bool {
    self == .pending || self == .inProgress
  }

  /// Reads the words hosts and models use for a status; nil for one that means nothing here.
  ///
  /// Unknown words never become a status of their own: the counts of a list must add up.
  package init?(word: String) {
    switch word.lowercased() {
    case "pending", "todo", "open", "not_started", "blocked": self = .pending
    case "in_progress", "in-progress", "in progress", "inprogress", "active", "doing", "running", "started":
      self = .inProgress
    case "completed", "complete", "done", "finished", "closed": self = .completed
    case "failed", "error": self = .failed
    case "cancelled", "canceled", "deleted", "removed", "skipped": self = .cancelled
    default: return nil
    }
  }
}
