import JSONTree
import ProgressModel

/// One line of a ranking: something that costs time or space.
package struct CostEntry: Equatable, Sendable {
  /// What is ranked; the raw value is stored in JSON.
  package enum Ranking: String, CaseIterable, Sendable {
    /// Tasks in progress now, by the time the running span has lasted.
    case running
    /// Tasks in progress that nothing was heard of for long.
    case stalled
    /// Tasks by their time in progress.
    case work
    /// Tasks by their time pending.
    case pending
    /// Agents by the time of their tasks.
    case agents
    /// The files of the state by their size.
    case files
    /// The parts of the snapshot by their size.
    case snapshot
    /// The tasks that take the most room in the snapshot.
    case largest
  }

  package var ranking: Ranking
  /// The id of a task, the name of an agent, the path of a file or of a member.
  package var id: String
  /// Its text for people; may be an agent's.
  package var name: String
  package var agent: String?
  package var status: String?
  package var milliseconds: Int64?
  package var median: Int64?
  package var bytes: Int64?
  /// Tasks of an agent, files in a folder, elements of a member.
  package var count: Int?

  package init(_ ranking: Ranking, id: String, name: String) {
    self.ranking = ranking
    self.id = id
    self.name = name
  }

  /// The object for machines; `rank` counts from 1 within the ranking.
  func payload(rank: Int) -> JSONObject {
    [
      "ranking": .string(ranking.rawValue),
      "rank": .integer(rank),
      "id": .string(id),
      "name": .string(name),
      "agent": .optional(agent),
      "status": .optional(status),
      "milliseconds": .optional(milliseconds),
      "median": .optional(median),
      "bytes": .optional(bytes),
      "count": .optional(count),
    ]
  }

  static let fields = CostEntry(.running, id: "", name: "").payload(rank: 1).keys
}
