import JSONTree

/// What `stats` and `activeAgents` of schema 2.0.0 say of tasks made from todos.
///
/// No todo has a known time in progress, so that there is no mean and no estimate.
struct TaskStatistics {
  private var counts: [StatusWord: Int] = [:]
  private var progress = 0
  private var active: [Worker] = []
  /// The place of each worker in `active`, by its id.
  private var workers: [String: Int] = [:]

  private struct Worker {
    var id: String
    var name: String
    var task: JSONValue
    var began: Int64
    var lastSeen: Int64
  }

  mutating func count(_ made: TaskMaking.Made) {
    counts[made.status, default: 0] += 1
    if made.status != .cancelled { progress += Int(made.progress ?? 0) }
    if made.status == .inProgress { note(made) }
  }

  /// Somebody is at work on it: one worker for each name, with the task it began last.
  private mutating func note(_ made: TaskMaking.Made) {
    let id = "/" + made.agent.lowercased()
    let task = made.task["id"] ?? ""
    guard let place = workers[id] else {
      workers[id] = active.count
      active.append(
        Worker(id: id, name: made.agent, task: task, began: made.began, lastSeen: made.updatedAt))
      return
    }
    active[place].lastSeen = max(active[place].lastSeen, made.updatedAt)
    guard made.began >= active[place].began else { return }
    active[place].began = made.began
    active[place].task = task
  }

  var stats: JSONValue {
    let total = counts.values.reduce(0, +)
    let counted = total - counts[.cancelled, default: 0]
    return [
      "totalTasks": .integer(total),
      "completedTasks": .integer(counts[.completed, default: 0]),
      "activeTasks": .integer(counts[.inProgress, default: 0]),
      "pendingTasks": .integer(counts[.pending, default: 0]),
      "failedTasks": .integer(counts[.failed, default: 0]),
      "cancelledTasks": .integer(counts[.cancelled, default: 0]),
      "overallProgress": counted > 0 ? .integer(progress / counted) : .null,
      "activeAgents": .integer(active.count),
      "averageDuration": .null,
      "estimatedRemaining": .null,
    ]
  }

  /// The workers, as the program makes them again from tasks in progress.
  func activeAgents(since moment: Int64) -> JSONValue {
    .array(
      active.map { worker in
        [
          "id": .string(worker.id), "name": .string(worker.name), "type": .null, "kind": "worker",
          "session": "",
          "task": worker.task, "startedAt": .integer(moment), "lastSeenAt": .integer(worker.lastSeen),
        ]
      })
  }
}
