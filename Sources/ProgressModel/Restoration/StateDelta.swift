/// What an update did to a state, entity by entity: the material of undo.
///
/// Taken from the states before and after it, not from its events: what an event brought about besides what it says, such as
/// clocks that stop when a session ends, is in it too. Workers are left out; they follow from the tasks.
package struct StateDelta: Equatable, Sendable {
  var sessions: [EntityChange<TrackedSession>]
  var agents: [EntityChange<AgentStanding>]
  var tasks: [EntityChange<TrackedTask>]
  var calls: [EntityChange<AgentCall>]
  /// Tasks and agents that were there before their session was, as work left over from a session of that id is.
  var orphans: Set<EntityReference> = []

  /// Compares two states, which need not be settled.
  package init(before: ProgressState, after: ProgressState) {
    sessions = EntityChange.all(from: before.sessions, to: after.sessions)
    agents = AgentStanding.changes(from: before, to: after)
    tasks = EntityChange.all(from: before.tasks.tasks, to: after.tasks.tasks)
    calls = EntityChange.all(from: before.openCalls, to: after.openCalls)
    let started = Set(sessions.lazy.filter { $0.before == nil }.map(\.id))
    if started.isEmpty { return }
    for task in before.tasks.tasks where started.contains(task.session) { orphans.insert(task.reference) }
    for standing in AgentStanding.all(in: before) where started.contains(standing.agent.session) {
      orphans.insert(standing.reference)
    }
  }

  private init(reversing delta: StateDelta) {
    sessions = delta.sessions.map(\.reversed)
    agents = delta.agents.map(\.reversed)
    tasks = delta.tasks.map(\.reversed)
    calls = delta.calls.map(\.reversed)
    orphans = delta.orphans
  }

  /// The delta that leads back.
  package var reversed: StateDelta { StateDelta(reversing: self) }

  package var isEmpty: Bool { sessions.isEmpty && agents.isEmpty && tasks.isEmpty && calls.isEmpty }
}

/// An agent with the list it is on: running and finished agents are one kind of thing.
struct AgentStanding: ComparedEntity {
  static let kind = EntityReference.Kind.agent
  static let fields: [EntityField<AgentStanding>] = TrackedAgent.fields.map { field in
    EntityField(field.name, isVolatile: field.isVolatile) { field.value($0.agent) }
  }

  var agent: TrackedAgent
  var isRunning: Bool

  var id: String { agent.id }

  /// The agents of a state without workers and without the task each is at, which both follow from the tasks.
  static func all(in state: ProgressState) -> [AgentStanding] {
    state.finishedAgents.map { AgentStanding($0, isRunning: false) }
      + state.activeAgents.lazy.filter { $0.kind != .worker }.map { AgentStanding($0, isRunning: true) }
  }

  /// Returns what differs between two states, with the places agents have in the list they are on.
  static func changes(from before: ProgressState, to after: ProgressState) -> [EntityChange<AgentStanding>] {
    var changes = EntityChange.all(from: all(in: before), to: all(in: after))
    for index in changes.indices {
      changes[index].placeBefore = changes[index].before?.place(in: before)
      changes[index].placeAfter = changes[index].after?.place(in: after)
    }
    return changes
  }

  private func place(in state: ProgressState) -> EntityChange<AgentStanding>.Place? {
    let list = isRunning ? state.activeAgents.filter { $0.kind != .worker } : state.finishedAgents
    guard let index = list.firstIndex(where: { $0.id == id }) else { return nil }
    return EntityChange.Place(index: index, previous: index == 0 ? nil : list[index - 1].id)
  }

  init(_ agent: TrackedAgent, isRunning: Bool) {
    self.agent = agent
    self.agent.task = nil
    self.isRunning = isRunning
  }
}
