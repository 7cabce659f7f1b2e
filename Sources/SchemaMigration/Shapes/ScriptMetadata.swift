import JSONTree

/// The member `metadata` of the shell scripts, counted from todos.
struct ScriptMetadata {
  private var completed = 0
  private var inProgress = 0
  private var total = 0
  private var activeAgents: [String] = []
  private var currentAgent: String?

  mutating func count(status: StatusWord, agent: String?) {
    total += 1
    switch status {
    case .completed: completed += 1
    case .inProgress:
      inProgress += 1
      guard let agent, !agent.isEmpty, agent != ScriptTodo.nobody else { return }
      currentAgent = agent
      if activeAgents.count < 64, !activeAgents.contains(agent) { activeAgents.append(agent) }
    default: break
    }
  }

  /// Returns the member; what is pending is what is neither done nor in progress, so that the counts add up.
  func value(sessionStart: Int64?, lastUpdate: Int64?) -> JSONObject {
    [
      "sessionStartTime": sessionStart.map { .integer($0) } ?? .null,
      "lastUpdateTime": lastUpdate.map { .integer($0) } ?? .null,
      "activeAgents": .array(activeAgents.map { .string($0) }),
      "totalTokensEstimated": 0,
      "completionRate": .integer(total == 0 ? 0 : completed * 100 / total),
      "totalTasks": .integer(total),
      "completedTasks": .integer(completed),
      "inProgressTasks": .integer(inProgress),
      "pendingTasks": .integer(total - completed - inProgress),
      "currentAgent": currentAgent.map { .string($0) } ?? .null,
    ]
  }
}
