/// What differs between two states, by entity and field and not by line.
///
/// Pure and in list order: the same states give the same comparison. `volatile` fields are listed and marked, so that a
/// display may leave them out with `withoutVolatileFields`.
package struct StateComparison: Equatable, Sendable {
  /// An entity both states know, with the fields that differ.
  package struct Changed<Entity: ComparedEntity>: Equatable, Sendable {
    package var before: Entity
    package var after: Entity
    /// In the order of `progress.json`.
    package var fields: [FieldChange]
  }

  /// The project's own fields: `id` and `name`.
  package var project: [FieldChange] = []
  package var addedTasks: [TrackedTask] = []
  package var removedTasks: [TrackedTask] = []
  package var changedTasks: [Changed<TrackedTask>] = []
  /// Agents that run and did not run before.
  package var startedAgents: [TrackedAgent] = []
  /// Agents that ran and do not run any more, and those that came and went in between; as finished where that is known.
  package var endedAgents: [TrackedAgent] = []
  package var changedAgents: [Changed<TrackedAgent>] = []
  package var addedSessions: [TrackedSession] = []
  package var removedSessions: [TrackedSession] = []
  package var changedSessions: [Changed<TrackedSession>] = []

  /// Compares two settled states.
  package init(before: ProgressState, after: ProgressState) {
    compareProjects(before.project, after.project)
    let tasks = EntityChange.all(from: before.tasks.tasks, to: after.tasks.tasks)
    (addedTasks, removedTasks, changedTasks) = Self.sorted(tasks)
    let sessions = EntityChange.all(from: before.sessions, to: after.sessions)
    (addedSessions, removedSessions, changedSessions) = Self.sorted(sessions)
    compareAgents(before, after)
  }

  package var isEmpty: Bool {
    project.isEmpty && addedTasks.isEmpty && removedTasks.isEmpty && changedTasks.isEmpty
      && startedAgents.isEmpty && endedAgents.isEmpty && changedAgents.isEmpty
      && addedSessions.isEmpty && removedSessions.isEmpty && changedSessions.isEmpty
  }

  /// The same without fields that only say when or where, and without entities in which nothing else differs.
  package var withoutVolatileFields: StateComparison {
    var comparison = self
    comparison.changedTasks = Self.essential(changedTasks)
    comparison.changedAgents = Self.essential(changedAgents)
    comparison.changedSessions = Self.essential(changedSessions)
    return comparison
  }

  private mutating func compareProjects(_ old: ProgressState.Project?, _ new: ProgressState.Project?) {
    func compare(_ field: String, _ old: String?, _ new: String?) {
      if old == new { return }
      project.append(
        FieldChange(field: field, old: FieldValue(old), new: FieldValue(new), isVolatile: false))
    }
    compare("id", old?.id, new?.id)
    compare("name", old?.name, new?.name)
  }

  private mutating func compareAgents(_ before: ProgressState, _ after: ProgressState) {
    let finished = Dictionary(after.finishedAgents.map { ($0.id, $0) }) { _, last in last }
    for change in EntityChange.all(from: before.activeAgents, to: after.activeAgents) {
      switch (change.before, change.after) {
      case (let old?, let new?): changedAgents += Self.changed(old, new)
      case (nil, let new?): startedAgents.append(new)
      case (let old?, nil): endedAgents.append(finished[old.id] ?? old)
      case (nil, nil): break
      }
    }
    let known = Set(endedAgents.map(\.id))
    for change in EntityChange.all(from: before.finishedAgents, to: after.finishedAgents) {
      // What left the list of finished agents only grew old, or runs again and is listed as started.
      guard let new = change.after, !known.contains(new.id) else { continue }
      if let old = change.before { changedAgents += Self.changed(old, new) } else { endedAgents.append(new) }
    }
  }

  private static func sorted<Entity>(
    _ changes: [EntityChange<Entity>]
  ) -> (added: [Entity], removed: [Entity], changed: [Changed<Entity>]) {
    var sorted: (added: [Entity], removed: [Entity], changed: [Changed<Entity>]) = ([], [], [])
    for change in changes {
      switch (change.before, change.after) {
      case (let old?, let new?): sorted.changed += changed(old, new)
      case (nil, let new?): sorted.added.append(new)
      case (let old?, nil): sorted.removed.append(old)
      case (nil, nil): break
      }
    }
    return sorted
  }

  /// Returns nothing for two that differ only in how unknown members are laid out.
  private static func changed<Entity>(_ old: Entity, _ new: Entity) -> [Changed<Entity>] {
    let fields = old.changes(to: new)
    return fields.isEmpty ? [] : [Changed(before: old, after: new, fields: fields)]
  }

  private static func essential<Entity>(_ changed: [Changed<Entity>]) -> [Changed<Entity>] {
    changed.compactMap { entity in
      var entity = entity
      entity.fields.removeAll(where: \.isVolatile)
      return entity.fields.isEmpty ? nil : entity
    }
  }
}
