import JSONTree

/// The words for where a task stands.
enum StatusWord: String, CaseIterable {
  case pending
  case inProgress = "in_progress"
  case completed
  case failed
  case cancelled

  /// Reads a word as hosts, models and people write it; what says nothing is pending, for nobody has begun it.
  init(_ value: JSONValue?) {
    guard let word = value?.string else {
      self = .pending
      return
    }
    // Nearly every word is one of ours: no copy in lower case then.
    if let known = StatusWord(rawValue: word) {
      self = known
      return
    }
    switch word.lowercased() {
    case "in_progress", "in-progress", "in progress", "inprogress", "active", "doing", "running", "started",
      "wip":
      self = .inProgress
    case "completed", "complete", "done", "finished", "closed", "success", "resolved": self = .completed
    case "failed", "error", "failure": self = .failed
    case "cancelled", "canceled", "deleted", "removed", "skipped", "abandoned": self = .cancelled
    default: self = .pending
    }
  }

  /// The nearest of the three words the scripts know.
  ///
  /// What failed is still to be done; what was cancelled nobody should pick up again.
  var forScripts: StatusWord {
    switch self {
    case .failed: .pending
    case .cancelled: .completed
    default: self
    }
  }
}
