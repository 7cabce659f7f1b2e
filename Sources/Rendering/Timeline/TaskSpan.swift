package import ProgressModel

/// A stretch of a task's life in one state; the spans of a task follow each other without gaps.
package struct TaskSpan: Equatable, Sendable {
  /// The raw value is stored in JSON: the task's status, or `waiting` for work in progress that nobody is at.
  package enum Kind: String, CaseIterable, Sendable {
    case pending
    case inProgress = "in_progress"
    /// In progress, but the session or the agent whose work it is has ended: the clock stands still.
    case waiting
    case completed
    case failed
    case cancelled

    init(_ task: TrackedTask) {
      switch task.status {
      case .pending: self = .pending
      case .inProgress: self = task.runningSince == nil ? .waiting : .inProgress
      case .completed: self = .completed
      case .failed: self = .failed
      case .cancelled: self = .cancelled
      }
    }

    /// Whether the task is over, so that the span is only a mark.
    package var isEnd: Bool {
      switch self {
      case .pending, .inProgress, .waiting: false
      case .completed, .failed, .cancelled: true
      }
    }
  }

  package var kind: Kind
  package var from: Timestamp
  /// Nil while it lasts.
  package var to: Timestamp?

  package init(_ kind: Kind, from: Timestamp, to: Timestamp? = nil) {
    self.kind = kind
    self.from = from
    self.to = to
  }

  package func length(at now: Timestamp) -> Int64 {
    (to ?? now).elapsed(since: from)
  }
}

extension TaskSpan {
  /// Returns the spans that follow from a task's own fields, for one whose events are no longer known.
  ///
  /// Its times are exact, but of work with breaks only the sum is kept: all of it is put at the beginning.
  static func spans(of task: TrackedTask) -> [TaskSpan] {
    var spans = SpanList()
    guard let started = task.startedAt else {
      if task.status != .pending { spans.enter(.pending, at: task.createdAt) }
      spans.enter(Kind(task), at: task.status == .pending ? task.createdAt : task.statusSince)
      return spans.spans
    }
    spans.enter(.pending, at: task.createdAt)
    spans.enter(.inProgress, at: started)
    let last = task.runningSince ?? task.completedAt ?? task.statusSince
    let worked = Timestamp(started.milliseconds.addingClamped(task.finishedDuration))
    let isNowAtWork = task.runningSince != nil
    if task.status == .inProgress && !isNowAtWork {
      spans.enter(.waiting, at: worked)
    } else {
      // A break shorter than a second is only rounding.
      if last.elapsed(since: worked) >= 1_000 { spans.enter(.waiting, at: worked) }
      spans.enter(Kind(task), at: last)
    }
    return spans.spans
  }
}

/// Spans being put together in the order of time.
struct SpanList: Sendable {
  private(set) var spans: [TaskSpan]

  init(_ spans: [TaskSpan] = []) {
    self.spans = spans
  }

  /// Takes in how a task is after something happened at `moment`.
  mutating func enter(_ task: TrackedTask, at moment: Timestamp) {
    let kind = TaskSpan.Kind(task)
    guard let last = spans.last else {
      spans = TaskSpan.spans(of: task)
      return
    }
    // The clock of a lost session stopped when it was last seen, not when somebody noticed: the sum tells.
    guard kind == .waiting, last.kind == .inProgress else { return enter(kind, at: moment) }
    let before = spans.dropLast().filter { $0.kind == .inProgress }.map { $0.length(at: moment) }
    let worked = task.finishedDuration - before.reduce(0) { $0.addingClamped($1) }
    enter(kind, at: min(moment, Timestamp(last.from.milliseconds.addingClamped(max(0, worked)))))
  }

  /// Begins a span where the kind changes, ending the one before; a span without length is left out.
  mutating func enter(_ kind: TaskSpan.Kind, at moment: Timestamp) {
    guard let last = spans.last else { return spans.append(TaskSpan(kind, from: moment)) }
    if last.kind == kind { return }
    // Clocks step back: time in a list of spans does not.
    let moment = max(moment, last.from)
    if moment == last.from, !last.kind.isEnd {
      spans.removeLast()
      return enter(kind, at: moment)
    }
    spans[spans.count - 1].to = moment
    spans.append(TaskSpan(kind, from: moment))
  }
}
