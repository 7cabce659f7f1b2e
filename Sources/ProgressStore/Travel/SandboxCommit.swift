import ProgressModel

/// What becomes of values that were changed both in a sandbox and outside.
package enum CommitMode: String, CaseIterable, Sendable {
  /// With any conflict, nothing at all is written.
  case refuse
  /// The sandbox's values win, as far as there is still something to change.
  case mine
  /// What was changed outside stays; the rest of the sandbox is applied.
  case theirs
}

/// Brings the events of a sandbox into a state that has moved on since.
///
/// Every event is held against the present, field by field. Where the present is still what the sandbox had before the event, or
/// what the event wants already, it is applied; else that is a conflict. Events keep their time and their actor and get new
/// numbers.
///
/// Invariants, each cited by a test:
/// 1. With nothing recorded meanwhile, a commit records the sandbox's own events and leads to its state.
/// 2. What the sandbox did not touch stays as it is.
/// 3. Applying the recorded events to the state that was there gives the state that is returned.
/// 4. No conflict is swallowed: an event or field that was left out, or overwrote something, is among them.
struct SandboxCommit {
  let mode: CommitMode
  private(set) var conflicts: [StateConflict] = []
  /// The sandbox's own state before the event at hand.
  private(set) var base: ProgressState
  /// Tasks made in the sandbox whose id somebody else has by now: nothing about them can be applied.
  private var lost: Set<String> = []

  init(_ sandbox: Sandbox, mode: CommitMode) {
    self.mode = mode
    base = sandbox.base
  }

  /// Brings the events into `transaction`, one after another.
  mutating func apply(_ events: [ProgressEvent], to transaction: inout ProgressTransaction) {
    for event in events {
      for adopted in adapted(event, to: transaction.state) { transaction.adopt(adopted) }
      ProgressReducer.apply(event, to: &base)
    }
  }

  /// Notes a conflict and says whether the sandbox's value is to be applied all the same.
  ///
  /// Several changes of one field are one conflict, between what there was at first and what was wanted last.
  mutating func isOverruled(_ conflict: StateConflict) -> Bool {
    let known = conflicts.firstIndex { $0.entity == conflict.entity && $0.field == conflict.field }
    if let known { conflicts[known].wanted = conflict.wanted } else { conflicts.append(conflict) }
    return mode == .mine && conflict.canBeForced
  }

  /// Takes note of what is wanted by now of a field that was in conflict before.
  mutating func noteWanted(_ wanted: FieldValue, _ field: String, of entity: EntityReference) {
    for index in conflicts.indices where conflicts[index].entity == entity && conflicts[index].field == field
    {
      conflicts[index].wanted = wanted
    }
  }

  /// Returns the events to be recorded for one of the sandbox.
  private mutating func adapted(_ event: ProgressEvent, to present: ProgressState) -> [ProgressEvent] {
    var event = event
    switch event.change {
    case .taskCreated(let task):
      guard let task = adapted(task, to: present) else { return [] }
      event.change = .taskCreated(task)
    case .taskChanged(let id, let changes):
      guard let changes = adapted(changes, of: id, to: present) else { return [] }
      event.change = .taskChanged(id: id, changes)
    case .taskRemoved(let id): if !mayRemove(id, from: present) { return [] }
    case .agentStarted(let start): if !mayStart(start, event.session ?? "", in: present) { return [] }
    case .agentChanged(let id, let changes):
      guard let changes = adapted(changes, of: id, to: present) else { return [] }
      event.change = .agentChanged(id: id, changes)
    case .agentStopped(let stop): if !mayStop(stop, in: present) { return [] }
    case .agentRequested(let call): if !mayRequest(call, in: present) { return [] }
    case .sessionStarted: if present.session(event.session ?? "") != nil { return [] }
    case .sessionResumed: if !mayResume(event.session ?? "", in: present) { return [] }
    case .sessionChanged(let changes):
      guard let changes = adapted(changes, of: event.session ?? "", to: present) else { return [] }
      event.change = .sessionChanged(changes)
    case .sessionEnded(let reason): return adaptedEnd(event, reason, in: present)
    case .sessionsArchived(let ids):
      let kept = ids.filter { mayArchive($0, in: present) }
      if kept.isEmpty { return [] }
      event.change = .sessionsArchived(kept)
    case .projectNamed: if present.project != nil { return [] }
    case .restored(let restoration):
      guard let restoration = adapted(restoration, event, to: present) else { return [] }
      event.change = .restored(restoration)
    case .activity, .note: break
    // The spool belongs to the store; a sandbox takes nothing from it.
    case .spoolTaken: return []
    }
    return [event]
  }

  private mutating func adapted(_ task: TrackedTask, to present: ProgressState) -> TrackedTask? {
    if present.tasks.task(task.id) != nil {
      lost.insert(task.id)
      conflicts.append(StateConflict(task.reference, field: nil, .exists, wanted: .text(task.content)))
      return nil
    }
    var task = task
    if let position = task.position, present.isTaken(position, by: task) {
      task.position = present.nextPlace(in: task)
    }
    return task
  }

  private mutating func adapted(
    _ changes: TaskChanges, of id: String, to present: ProgressState
  ) -> TaskChanges? {
    if lost.contains(id) { return nil }
    guard let now = present.tasks.task(id) else {
      _ = isOverruled(StateConflict(EntityReference(.task, id), field: nil, .gone))
      return nil
    }
    let before = base.tasks.task(id) ?? now
    var changes = changes
    // A place says nothing of the task itself: whoever ordered the list last is right.
    if let position = changes.position, now.position != before.position || now.position == position {
      changes.position = nil
    }
    if case .some(let position?) = changes.position, present.isTaken(position, by: now) {
      changes.position = .some(present.nextPlace(in: now))
    }
    adapt(&changes, ChangedField.ofTasks, from: before, to: now)
    return changes.isEmpty ? nil : changes
  }

  private mutating func mayRemove(_ id: String, from present: ProgressState) -> Bool {
    if lost.contains(id) { return false }
    guard let now = present.tasks.task(id) else { return false }
    let changed = (base.tasks.task(id) ?? now).changes(to: now).filter { !$0.isVolatile }
    var mayRemove = true
    for change in changed {
      let conflict = StateConflict(
        now.reference, field: change.field, .changed, expected: change.old, found: change.new)
      if !isOverruled(conflict) { mayRemove = false }
    }
    return mayRemove
  }

  /// Makes the restoration anew: it holds whole entities, of which the present may know better.
  private mutating func adapted(
    _ restoration: Restoration, _ event: ProgressEvent, to present: ProgressState
  ) -> Restoration? {
    var after = base
    ProgressReducer.apply(event, to: &after)
    let delta = StateDelta(before: base, after: after)
    let merge = StateMerge.merge(delta, into: present, isForced: mode == .mine)
    for conflict in merge.conflicts { _ = isOverruled(conflict) }
    let adapted = Restoration(
      kind: restoration.kind, spans: restoration.spans, from: present, to: merge.state)
    return adapted.isEmpty ? nil : adapted
  }

  /// Drops those of the changes that the present has already, and those in conflict that are not to win.
  mutating func adapt<Changes, Entity: ComparedEntity>(
    _ changes: inout Changes, _ fields: [ChangedField<Changes>], from before: Entity, to now: Entity
  ) {
    for field in fields {
      guard let wanted = field.wanted(changes) else { continue }
      let (old, found) = (before.value(of: field.name), now.value(of: field.name))
      noteWanted(wanted, field.name, of: now.reference)
      if found == wanted {
        field.clear(&changes)
      } else if found != old {
        let conflict = StateConflict(
          now.reference, field: field.name, .changed, expected: old, wanted: wanted, found: found)
        if !isOverruled(conflict) { field.clear(&changes) }
      }
    }
  }
}

extension ProgressState {
  /// Whether another task stands at `position` of the task's list.
  fileprivate func isTaken(_ position: Int, by task: TrackedTask) -> Bool {
    tasks.tasks.contains { $0.position == position && $0.id != task.id && $0.isBeside(task) }
  }

  fileprivate func nextPlace(in task: TrackedTask) -> Int {
    var last = -1
    for other in tasks.tasks where other.isBeside(task) { last = max(last, other.position ?? -1) }
    return last == .max ? last : last + 1
  }
}

extension TrackedTask {
  /// Whether both are on one list.
  fileprivate func isBeside(_ other: TrackedTask) -> Bool {
    list == other.list && (ListName.isShared(list) || session == other.session)
  }
}
