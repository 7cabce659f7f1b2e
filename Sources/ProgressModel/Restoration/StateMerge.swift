/// Brings a change made to one state into another that has moved on since: a three-way merge, field by field.
///
/// Where the state still is what the delta starts from, it goes to what the delta ends with. Where it is something else, that is
/// a conflict, and stays unless forced.
///
/// Invariants, each cited by a test:
/// 1. Merged into the very state it ends with, the reverse of a delta gives the state before it, order included; only what
///    the host last said of a task stays known, so that the host repeating it does not undo the undo.
/// 2. What is not in the delta stays, except for clocks that no longer have anybody to run for, and places taken twice.
/// 3. The result keeps what is true of every state: whatever runs, runs in a live session; each place of a list is taken once.
package struct StateMerge: Sendable {
  package private(set) var state: ProgressState
  package private(set) var conflicts: [StateConflict] = []
  private let isForced: Bool

  /// What a change comes to, given what is there now.
  private enum Step<Entity: ComparedEntity> {
    case nothing
    case put(Entity, EntityChange<Entity>.Place?)
    case replace(Entity)
    case remove
  }

  private init(_ state: ProgressState, isForced: Bool) {
    self.state = state
    self.isForced = isForced
  }

  /// Merges `delta` into `state`, which need not be settled, and returns the result with what stood in the way.
  package static func merge(_ delta: StateDelta, into state: ProgressState, isForced: Bool) -> StateMerge {
    var merge = StateMerge(state, isForced: isForced)
    // Whoever runs needs a live session: sessions are revived before agents start, and end after they stop.
    merge.mergeSessions(delta.sessions.filter { !$0.isEnd })
    merge.mergeAgents(delta.agents)
    merge.mergeSessions(delta.sessions.filter { $0.isEnd && $0.after != nil })
    merge.mergeTasks(delta.tasks)
    merge.removeSessions(delta.sessions.filter { $0.after == nil }, except: delta.orphans)
    merge.mergeCalls(delta.calls)
    merge.state.makeConsistent()
    return merge
  }

  private mutating func mergeSessions(_ changes: [EntityChange<TrackedSession>]) {
    var arrivals: [(TrackedSession, EntityChange<TrackedSession>.Place?)] = []
    for change in changes {
      let index = state.sessionIndex(change.id)
      // Agents may have come to run in it since.
      let isInUse =
        change.isEnd && state.activeAgents.contains { $0.session == change.id && $0.kind != .worker }
      let step = step(for: change, index.map { state.sessions[$0] }) { unit, _ in
        isInUse && unit.field == TrackedSession.life.field ? .inUse : nil
      }
      switch step {
      case .put(let session, let place): arrivals.append((session, place))
      case .replace(let session):
        if let index { state.sessions[index] = session }
        if change.isEnd, let end = session.endedAt { state.stopAgents(of: session.id, at: end) }
      case .remove, .nothing: break
      }
    }
    state.sessions = state.sessions.inserting(arrivals)
  }

  /// Lets go of sessions, as undoing their start does; one that is in use by now stays without a word.
  ///
  /// The tasks of its first list can be taken back all the same, and the session itself is a fact of the world outside.
  private mutating func removeSessions(
    _ changes: [EntityChange<TrackedSession>], except orphans: Set<EntityReference>
  ) {
    for change in changes {
      guard let before = change.before, let index = state.sessionIndex(change.id),
        state.sessions[index].differences(from: before).isEmpty,
        !state.tasks.tasks.contains(where: { $0.session == change.id && !orphans.contains($0.reference) }),
        !AgentStanding.all(in: state).contains(where: {
          $0.agent.session == change.id && !orphans.contains($0.reference)
        })
      else { continue }
      state.sessions.remove(at: index)
    }
  }

  private mutating func mergeAgents(_ changes: [EntityChange<AgentStanding>]) {
    var arrivals: [(AgentStanding, EntityChange<AgentStanding>.Place?)] = []
    for change in changes {
      let now =
        state.activeAgents.first { $0.id == change.id && $0.kind != .worker }.map {
          AgentStanding($0, isRunning: true)
        } ?? state.finishedAgents.last { $0.id == change.id }.map { AgentStanding($0, isRunning: false) }
      let state = state
      let step = step(for: change, now) { unit, wanted in
        let isLife = unit.field == AgentStanding.life.field
        return isLife && wanted.isRunning && !state.isLive(wanted.agent.session) ? .sessionEnded : nil
      }
      switch step {
      case .nothing: continue
      case .remove: dropAgent(change.id)
      case .replace(let agent) where agent.hasSamePlace(as: now):
        replace(agent)
      case .replace(let agent):
        dropAgent(change.id)
        arrivals.append((agent, change.placeAfter))
      case .put(let agent, let place):
        arrivals.append((agent, place))
      }
    }
    state.activeAgents.removeAll { $0.kind == .worker }
    state.activeAgents = state.activeAgents.inserting(
      arrivals.filter(\.0.isRunning).map { ($0.0.agent, $0.1?.ofAgents) })
    state.finishedAgents = state.finishedAgents.inserting(
      arrivals.filter { !$0.0.isRunning }.map { ($0.0.agent, $0.1?.ofAgents) })
  }

  private mutating func dropAgent(_ id: String) {
    state.activeAgents.removeAll { $0.id == id && $0.kind != .worker }
    state.finishedAgents.removeAll { $0.id == id }
  }

  private mutating func replace(_ standing: AgentStanding) {
    let list = standing.isRunning ? \ProgressState.activeAgents : \.finishedAgents
    guard let index = state[keyPath: list].firstIndex(where: { $0.id == standing.id }) else { return }
    state[keyPath: list][index] = standing.agent
  }

  private mutating func mergeTasks(_ changes: [EntityChange<TrackedTask>]) {
    if changes.isEmpty { return }
    let old = state.tasks.tasks
    var tasks = old
    var removed: Set<String> = []
    var arrivals: [(TrackedTask, EntityChange<TrackedTask>.Place?)] = []
    for change in changes {
      let index = state.tasks.index(of: change.id)
      switch step(for: change, index.map { tasks[$0] }) {
      case .nothing: continue
      case .remove: removed.insert(change.id)
      case .put(let task, let place): arrivals.append((task, place))
      case .replace(var task):
        guard let index, task != tasks[index] else { continue }
        task.normalizeProgress()
        task.hostWord = HostWord(of: tasks[index], against: task)
        tasks[index] = task
      }
    }
    tasks.removeAll { removed.contains($0.id) }
    tasks = tasks.inserting(arrivals)
    state.tasks.apply(ListEdit(from: old, to: tasks))
  }

  private mutating func mergeCalls(_ changes: [EntityChange<AgentCall>]) {
    var arrivals: [(AgentCall, EntityChange<AgentCall>.Place?)] = []
    for change in changes {
      let isOpen = state.openCalls.contains { $0.id == change.id }
      if let call = change.after, change.before == nil, !isOpen {
        // A call that led to an agent since does not wait for one again.
        if state.agent(where: { $0.call == call.id }) == nil { arrivals.append((call, change.placeAfter)) }
      } else if let call = change.after, let index = state.openCalls.firstIndex(where: { $0.id == change.id })
      {
        if state.openCalls[index] == change.before { state.openCalls[index] = call }
      } else if change.after == nil {
        state.openCalls.removeAll { $0.id == change.id }
      }
    }
    state.openCalls = state.openCalls.inserting(arrivals)
  }

  /// Decides about one entity and notes what stands in the way.
  private mutating func step<Entity: MergedEntity>(
    for change: EntityChange<Entity>, _ now: Entity?,
    refuses: (MergeUnit<Entity>, Entity) -> StateConflict.Reason? = { _, _ in nil }
  ) -> Step<Entity> {
    switch (change.before, change.after, now) {
    case (nil, let wanted?, nil):
      return isRefused(wanted, refuses) ? .nothing : .put(wanted, change.placeAfter)
    case (nil, let wanted?, let now?):
      if now.differences(from: wanted).isEmpty { return .nothing }
      conflicts.append(StateConflict(wanted.reference, field: nil, .exists))
      return isForced && !isRefused(wanted, refuses) ? .replace(wanted) : .nothing
    case (let before?, nil, let now?):
      let changed = now.differences(from: before)
      conflicts += changed.map { unit in
        StateConflict(
          now.reference, field: unit.field, .changed, expected: before.value(of: unit.field),
          found: now.value(of: unit.field))
      }
      return changed.isEmpty || isForced ? .remove : .nothing
    case (let before?, let wanted?, let now?):
      return .replace(merged(before, wanted, now, refuses))
    case (let before?, .some, nil):
      conflicts.append(StateConflict(before.reference, field: nil, .gone))
      return .nothing
    case (_, nil, nil), (nil, nil, _): return .nothing
    }
  }

  /// Whether an entity cannot be put in as a whole; notes why.
  private mutating func isRefused<Entity: MergedEntity>(
    _ wanted: Entity, _ refuses: (MergeUnit<Entity>, Entity) -> StateConflict.Reason?
  ) -> Bool {
    for unit in Entity.units {
      guard let reason = refuses(unit, wanted) else { continue }
      let conflict = StateConflict(
        wanted.reference, field: unit.field, reason, wanted: wanted.value(of: unit.field))
      conflicts.append(conflict)
      return !isForced || !conflict.canBeForced
    }
    return false
  }

  private mutating func merged<Entity: MergedEntity>(
    _ before: Entity, _ wanted: Entity, _ now: Entity,
    _ refuses: (MergeUnit<Entity>, Entity) -> StateConflict.Reason?
  ) -> Entity {
    var result = now
    for unit in Entity.units where unit.isChanged(before, wanted) {
      if unit.stands(now, wanted) { continue }
      var reason = refuses(unit, wanted)
      if reason == nil, !unit.stands(now, before) {
        if unit.isSoft { continue }
        reason = .changed
      }
      if let reason {
        let conflict = StateConflict(
          now.reference, field: unit.field, reason, expected: before.value(of: unit.field),
          wanted: wanted.value(of: unit.field), found: now.value(of: unit.field))
        conflicts.append(conflict)
        if !isForced || !conflict.canBeForced { continue }
      }
      unit.copy(wanted, &result)
    }
    return result
  }
}

extension AgentStanding {
  /// Whether its place in its list is the same: whoever starts or stops again stands behind all others.
  fileprivate func hasSamePlace(as now: AgentStanding?) -> Bool {
    isRunning == now?.isRunning && agent.stoppedAt == now?.agent.stoppedAt
      && agent.startedAt == now?.agent.startedAt
  }
}

extension EntityChange<TrackedSession> {
  /// Whether the session ends by it, or goes.
  fileprivate var isEnd: Bool { after == nil || before?.endedAt == nil && after?.endedAt != nil }
}

extension EntityChange<AgentStanding>.Place {
  fileprivate var ofAgents: EntityChange<TrackedAgent>.Place {
    EntityChange<TrackedAgent>.Place(index: index, previous: previous)
  }
}
