package import ProgressModel

/// The spans of all tasks, followed from one recorded update to the next.
///
/// It looks at the tasks an event may have changed and at no others, so that a history is followed in time that grows with its
/// length; only events that stop or start clocks look at all tasks of their session.
package struct TaskChronicle: Sendable {
  private var lists: [String: SpanList] = [:]
  private var departing: [TrackedTask] = []
  /// Tasks that were removed or archived, as they were last, in that order.
  package private(set) var departed: [TimelineRow] = []

  package init() {}

  /// Keeps the tasks that `events` may take away; call it with the state before them, and `take` afterwards.
  package mutating func noteDeparting(_ events: [ProgressEvent], in before: ProgressState) {
    departing = []
    for event in events {
      switch event.change {
      case .taskRemoved(let id): if let task = before.tasks.task(id) { departing.append(task) }
      case .sessionsArchived(let ids):
        let sessions = Set(ids)
        departing += before.tasks.tasks.filter { sessions.contains($0.session) && !$0.status.isOpen }
      case .restored(let restoration):
        departing += restoration.tasks.removed.compactMap { before.tasks.task($0) }
      default: break
      }
    }
  }

  /// Takes all tasks of a state as they are, where nothing is known of how they came to be.
  package mutating func begin(with state: ProgressState) {
    for task in state.tasks.tasks {
      let spans = TaskSpan.spans(of: task)
      if lists[task.id]?.spans.last?.kind != spans.last?.kind { lists[task.id] = SpanList(spans) }
    }
  }

  /// Takes in what `events` made of the tasks; `state` is the one behind them.
  package mutating func take(_ events: [ProgressEvent], leadingTo state: ProgressState) {
    let places = TaskPlaces(in: state, asked: events.count)
    if let moment = events.last?.time { depart(at: moment) }
    for event in events {
      switch event.change {
      case .taskCreated(let task): note(places.created(task.id), at: task.createdAt)
      case .taskChanged(let id, let changes):
        if changes.status != nil { note(places.changed(id), at: event.time) }
      case .taskRemoved(let id): lists[id] = nil
      case .sessionEnded, .sessionResumed, .agentStarted, .agentStopped:
        noteAll(in: state, at: event.time) { $0 == event.session }
      case .restored: noteAll(in: state, at: event.time) { _ in true }
      default: break
      }
    }
  }

  /// Puts aside what is gone; one that comes back is followed on, and shown as it is then.
  private mutating func depart(at moment: Timestamp) {
    for task in departing {
      var (spans, areRecorded) = spans(of: task)
      if let last = spans.last, !last.kind.isEnd { spans[spans.count - 1].to = max(last.from, moment) }
      departed.append(TimelineRow(task, spans: spans, areRecorded: areRecorded))
      lists[task.id] = nil
    }
    departing = []
  }

  /// Returns what was followed, or what the task's own fields tell, and whether it was followed.
  package func spans(of task: TrackedTask) -> (spans: [TaskSpan], areRecorded: Bool) {
    guard let list = lists[task.id], list.spans.last?.kind == TaskSpan.Kind(task) else {
      return (TaskSpan.spans(of: task), false)
    }
    return (list.spans, true)
  }

  private mutating func note(_ task: TrackedTask?, at moment: Timestamp) {
    guard let task else { return }
    lists[task.id, default: SpanList()].enter(task, at: moment)
  }

  private mutating func noteAll(
    in state: ProgressState, at moment: Timestamp, where isMeant: (_ session: String) -> Bool
  ) {
    let tasks = state.tasks.tasks
    for place in tasks.indices where isMeant(tasks[place].session) {
      lists[tasks[place].id, default: SpanList()].enter(tasks[place], at: moment)
    }
  }
}

/// Finds the tasks of one update: for many events through a table made once, since one after the other would be quadratic.
private struct TaskPlaces {
  /// From this many questions on a table pays for itself.
  private static let many = 16

  private let state: ProgressState
  private let table: [String: Int]?

  init(in state: ProgressState, asked: Int) {
    self.state = state
    guard asked >= Self.many else {
      table = nil
      return
    }
    let places = state.tasks.tasks.enumerated().map { ($1.id, $0) }
    table = Dictionary(places, uniquingKeysWith: { first, _ in first })
  }

  /// New tasks are at the end.
  func created(_ id: String) -> TrackedTask? {
    if let table { return table[id].map { state.tasks[$0] } }
    let tasks = state.tasks.tasks
    return tasks.indices.reversed().first { tasks[$0].id == id }.map { tasks[$0] }
  }

  /// The state of a replay, which changes many, keeps a table of its own.
  func changed(_ id: String) -> TrackedTask? {
    if let table { return table[id].map { state.tasks[$0] } }
    return state.tasks.task(id)
  }
}
