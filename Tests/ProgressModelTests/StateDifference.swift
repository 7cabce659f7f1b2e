import ProgressModel

/// Tells two states apart, field by field.
enum StateDifference {
  static func between(_ left: ProgressState, _ right: ProgressState) -> [String] {
    var differences: [String] = []
    func compare<Value: Equatable>(_ name: String, _ one: Value, _ other: Value) {
      if one != other { differences.append("\(name): \(one) is not \(other)") }
    }
    compare("project", left.project, right.project)
    compare("updatedAt", left.updatedAt, right.updatedAt)
    compare("sequence", left.sequence, right.sequence)
    compare("sessions", left.sessions, right.sessions)
    if left.tasks.count == right.tasks.count {
      for (one, other) in zip(left.tasks.tasks, right.tasks.tasks) { compare("task", one, other) }
    } else {
      compare("tasks", left.tasks.tasks, right.tasks.tasks)
    }
    compare("activeAgents", left.activeAgents, right.activeAgents)
    compare("finishedAgents", left.finishedAgents, right.finishedAgents)
    compare("openCalls", left.openCalls, right.openCalls)
    compare("history", left.history, right.history)
    compare("takenSpool", left.takenSpool, right.takenSpool)
    compare("unknown", left.unknown, right.unknown)
    return differences
  }
}
