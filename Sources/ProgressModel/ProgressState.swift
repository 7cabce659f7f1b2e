/// Everything the snapshot says: what the journal amounts to.
///
/// A pure function of the events: the same journal gives the same state, byte for byte. Nothing in it depends on the clock,
/// the machine or the order in which files were read.
package struct ProgressState: Sendable {
  package static let version = "2.0.0"
  package static let historyLimit = 50
  package static let finishedAgentLimit = 50
  package static let openCallLimit = 64
  package static let takenSpoolLimit = 256

  /// The project, named once by its first event; nil before that.
  package struct Project: Equatable, Sendable {
    package var id: String
    package var name: String

    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  package var project: Project?
  /// The time of the newest event.
  package var updatedAt: Timestamp
  package var sequence: Int64
  package var sessions: [TrackedSession]
  package var tasks: TaskTable
  /// Agents at work, in order of start; workers are kept in step with the tasks by the reducer.
  package var activeAgents: [TrackedAgent]
  /// The agents that stopped last, oldest first, at most `finishedAgentLimit`.
  package var finishedAgents: [TrackedAgent]
  /// Calls of the `Agent` tool not yet joined to an agent, oldest first, at most `openCallLimit`.
  package var openCalls: [AgentCall]
  /// The newest events, oldest first, at most `historyLimit`.
  package var history: [HistoryEntry]
  /// Names of spooled observations already taken in, so that a crash before their removal applies none twice.
  package var takenSpool: [String]
  package var unknown: UnknownMembers

  package init() {
    updatedAt = Timestamp(0)
    sequence = 0
    sessions = []
    tasks = TaskTable()
    activeAgents = []
    finishedAgents = []
    openCalls = []
    history = []
    takenSpool = []
    unknown = .none
  }

  package func session(_ id: String) -> TrackedSession? {
    sessionIndex(id).map { sessions[$0] }
  }

  package func sessionIndex(_ id: String) -> Int? {
    // Ids are read in place: a closure would be handed a copy of each session.
    for index in sessions.indices where sessions[index].id == id { return index }
    return nil
  }
}
