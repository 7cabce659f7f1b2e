import ProgressModel

/// What one recorded update, or one event of it, did to the state.
struct UpdateEffect {
  let update: RecordedUpdate
  let delta: StateDelta

  /// Returns the effects of updates or events, which must be given newest first, in that order.
  ///
  /// One walk; of each only what it touched is kept, so that many updates of a large project need little memory.
  static func all(of spans: [EventSpan], in history: JournalHistory) throws(StoreError) -> [UpdateEffect] {
    var effects: [UpdateEffect] = []
    var wanted = spans
    guard let first = wanted.last else { return [] }
    var open: (update: RecordedUpdate, before: ProgressState)?
    func close(_ now: ProgressState) {
      if let (update, before) = open {
        effects.append(UpdateEffect(update: update, delta: StateDelta(before: before, after: now)))
      }
      open = nil
    }
    // The update before its file's first is in the file before.
    let state = try history.walk(from: first.first - 1) { update, before in
      close(before)
      guard let next = wanted.last else { return .stop }
      guard next.first <= update.lastSequence else { return .goOn }
      wanted.removeLast()
      if next == update.span || update.isCheckpoint {
        open = (update, before)
      } else if let effect = UpdateEffect(update, next, before) {
        effects.append(effect)
      }
      return .goOn
    }
    close(state)
    return effects.reversed()
  }

  private init(update: RecordedUpdate, delta: StateDelta) {
    self.update = update
    self.delta = delta
  }

  /// The effect of the part of an update that is in `span`; nil when there is none.
  private init?(_ update: RecordedUpdate, _ span: EventSpan, _ before: ProgressState) {
    var old = before
    for event in update.events where event.sequence < span.first { ProgressReducer.apply(event, to: &old) }
    var new = old
    let events = update.events.filter { span.contains($0.sequence) }
    if events.isEmpty { return nil }
    for event in events { ProgressReducer.apply(event, to: &new) }
    var part = update
    part.events = events
    (part.firstSequence, part.lastSequence) = (span.first, span.last)
    self.init(update: part, delta: StateDelta(before: old, after: new))
  }
}

/// Finds out which later update made a value what it is now.
enum LaterChanges {
  /// Fills in `changedBy` of each conflict.
  ///
  /// A walk of its own, made only when there are conflicts; values are looked up only where an event may have touched them.
  static func name(
    _ conflicts: inout [StateConflict], since sequence: Int64, in history: JournalHistory,
    _ present: ProgressState
  ) throws(StoreError) {
    var named = conflicts
    var values = named.map { _ in FieldValue?.none }
    var open: RecordedUpdate?
    func close(_ now: ProgressState) {
      guard let update = open else { return }
      open = nil
      for index in named.indices where update.mayTouch(named[index].entity) {
        let value = now.value(of: named[index])
        if let known = values[index], known != value { named[index].changedBy = update.lastSequence }
        values[index] = value
      }
    }
    let state = try history.walk(from: sequence) { update, before in
      if update.firstSequence <= sequence { return .goOn }
      if open == nil { for index in named.indices { values[index] = before.value(of: named[index]) } }
      close(before)
      open = update
      return .goOn
    }
    close(state)
    conflicts = named
  }
}

extension RecordedUpdate {
  /// Whether the update may have changed the entity, be it only by what follows from its events.
  fileprivate func mayTouch(_ entity: EntityReference) -> Bool {
    isCheckpoint || events.contains { $0.change.mayTouch(entity) }
  }
}

extension Change {
  fileprivate func mayTouch(_ entity: EntityReference) -> Bool {
    switch self {
    case .taskCreated(let task): entity == task.reference
    case .taskChanged(let id, _), .taskRemoved(let id): entity == EntityReference(.task, id)
    case .activity, .note, .spoolTaken, .projectNamed: false
    default: true
    }
  }
}

extension ProgressState {
  /// Returns what a conflict is about: its field, or whether the entity is there.
  fileprivate func value(of conflict: StateConflict) -> FieldValue {
    let id = conflict.entity.id
    return switch conflict.entity.kind {
    case .task: value(of: conflict.field, in: tasks.task(id))
    case .session: value(of: conflict.field, in: session(id))
    case .agent:
      value(
        of: conflict.field,
        in: activeAgents.first { $0.id == id && $0.kind != .worker } ?? finishedAgents.last { $0.id == id })
    case .call: value(of: conflict.field, in: openCalls.first { $0.id == id })
    }
  }

  private func value(of field: String?, in entity: (some ComparedEntity)?) -> FieldValue {
    guard let entity else { return .null }
    return field.map(entity.value(of:)) ?? .text(entity.id)
  }
}
