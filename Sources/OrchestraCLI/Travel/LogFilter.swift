import ProgressModel
import ProgressStore
import Rendering

/// Which events `log` lists.
struct LogFilter {
  var since: Moment?
  var until: Moment?
  /// The beginning of a session's id.
  var session: String?
  /// An agent's name in any case, or its id.
  var agent: String?
  /// A task's id or the beginning of it.
  var task: String?
  /// The beginning of a type.
  var event: String?
  /// A part of the details, in any case.
  var text: String?
  /// Whether events are listed that say little: signs of life, bookkeeping.
  var isWhole = false

  /// Returns a line for each event of the update that passes, in order; `before` is the state before it.
  func entries(of update: RecordedUpdate, in before: ProgressState) -> [HistoryEntry] {
    if let checkpoint = update.checkpoint { return entry(of: checkpoint, update).map { [$0] } ?? [] }
    return entries(of: update.events, in: before)
  }

  /// Returns a line for each event that passes, of those that were recorded together.
  func entries(of events: [ProgressEvent], in before: ProgressState) -> [HistoryEntry] {
    let wanted = events.indices.filter { isWanted(events[$0]) }
    if wanted.isEmpty { return [] }
    let states = StatesOfUpdate(events, before: before)
    return wanted.compactMap { index in
      let event = events[index]
      let state = states.state(before: index)
      guard let entry = HistoryEntry(event, in: state) ?? quietEntry(of: event) else { return nil }
      return passes(entry) ? entry : nil
    }
  }

  /// Whether a line passes that only the state has kept.
  func accepts(_ entry: HistoryEntry) -> Bool {
    guard isInTime(entry.sequence, entry.time), passes(entry) else { return false }
    if let session, entry.session?.hasPrefix(session) != true { return false }
    if let event, !entry.event.hasPrefix(event) { return false }
    if let agent, entry.agent?.lowercased() != agent.lowercased() { return false }
    if let task, entry.task?.hasPrefix(task) != true, entry.task?.hasPrefix("t-" + task) != true {
      return false
    }
    return true
  }

  /// Looks at what is cheap to look at, before a line is made.
  private func isWanted(_ event: ProgressEvent) -> Bool {
    if !isInTime(event.sequence, event.time) { return false }
    if let session, event.session?.hasPrefix(session) != true { return false }
    if let kind = self.event, !event.change.type.hasPrefix(kind) { return false }
    if let agent, !event.isBy(agent) { return false }
    if let task, !event.concerns(task: task) { return false }
    return true
  }

  private func isInTime(_ sequence: Int64, _ time: Timestamp) -> Bool {
    switch since {
    case .sequence(let first)? where sequence < first: return false
    case .time(let first)? where time < first: return false
    default: break
    }
    switch until {
    case .sequence(let last)? where sequence > last: return false
    case .time(let last)? where time > last: return false
    default: return true
    }
  }

  private func passes(_ entry: HistoryEntry) -> Bool {
    guard let text else { return true }
    return entry.details?.lowercased().contains(text.lowercased()) == true
  }

  /// A line for an event that the short history leaves out, where it is asked for.
  private func quietEntry(of event: ProgressEvent) -> HistoryEntry? {
    guard isWhole || self.event == event.change.type else { return nil }
    var entry = HistoryEntry(sequence: event.sequence, time: event.time, event: event.change.type)
    (entry.session, entry.agent) = (event.session, event.agent)
    switch event.change {
    case .activity(let tool, let failed):
      entry.details = [tool, failed ? "failed" : nil].compactMap { $0 }.joined(separator: " ")
    case .taskChanged(let id, let changes):
      entry.task = id
      entry.details = (changes.position ?? nil).map { "position \($0)" } ?? "off the list"
    case .agentRequested(let call): entry.details = call.name ?? call.purpose ?? call.type
    case .agentChanged(_, let changes): entry.details = changes.name ?? changes.purpose ?? changes.type
    case .sessionChanged(let changes): entry.details = changes.state?.rawValue ?? changes.title
    case .sessionsArchived(let ids): entry.details = ids.count == 1 ? "1 session" : "\(ids.count) sessions"
    case .spoolTaken(let names): entry.details = names.count == 1 ? "1 event" : "\(names.count) events"
    default: break
    }
    entry.details = entry.details.map { TextBounds.cut($0, to: TextBounds.historyDetails) }
    return entry
  }

  /// A line for a record of the whole state; one that only begins a new file is bookkeeping.
  private func entry(of checkpoint: RecordedUpdate.Checkpoint, _ update: RecordedUpdate) -> HistoryEntry? {
    let type = "checkpoint"
    guard isInTime(update.firstSequence, update.time), session == nil, agent == nil, task == nil,
      event.map(type.hasPrefix) ?? true, isWhole || event == type || checkpoint.reason != .rotation
    else { return nil }
    var entry = HistoryEntry(sequence: update.firstSequence, time: update.time, event: type)
    entry.details = checkpoint.reason?.rawValue
    return passes(entry) ? entry : nil
  }
}

/// The states between the events of one update, as far as lines of the history need them.
private struct StatesOfUpdate {
  private let states: [ProgressState]
  private let before: ProgressState

  /// Follows the tasks through the update only where it names one twice: else the state before it tells the same.
  init(_ events: [ProgressEvent], before: ProgressState) {
    self.before = before
    let named = events.compactMap(\.change.taskNamed)
    guard Set(named).count < named.count else {
      states = []
      return
    }
    var state = ProgressState()
    for id in Set(named) { if let task = before.tasks.task(id) { state.tasks.append(task) } }
    var states: [ProgressState] = []
    for event in events {
      states.append(state)
      ProgressReducer.apply(event, to: &state)
    }
    self.states = states
  }

  func state(before index: Int) -> ProgressState { states.isEmpty ? before : states[index] }
}

extension ProgressEvent {
  fileprivate func isBy(_ name: String) -> Bool {
    if agent?.lowercased() == name.lowercased() || agentID == name { return true }
    switch change {
    case .agentStarted(let start): return start.id == name || start.name.lowercased() == name.lowercased()
    case .agentStopped(let stop): return stop.id == name || stop.name?.lowercased() == name.lowercased()
    default: return false
    }
  }

  fileprivate func concerns(task word: String) -> Bool {
    func isMeant(_ id: String) -> Bool { id.hasPrefix(word) || id.hasPrefix("t-" + word) }
    if case .restored(let restoration) = change {
      return restoration.tasks.removed.contains(where: isMeant)
        || restoration.tasks.put.contains { isMeant($0.entity.id) }
    }
    return change.taskNamed.map(isMeant) ?? false
  }
}

extension Change {
  /// The task an event is about; nil for events about anything else or about many.
  var taskNamed: String? {
    switch self {
    case .taskCreated(let task): task.id
    case .taskChanged(let id, _), .taskRemoved(let id): id
    default: nil
    }
  }
}
