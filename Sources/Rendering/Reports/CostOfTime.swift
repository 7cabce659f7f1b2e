package import ProgressModel

/// What takes time: the rankings of tasks and agents.
package enum CostOfTime {
  /// Returns the first `limit` of each ranking, the costliest first; what costs nothing is left out.
  ///
  /// `patience` is the time in milliseconds without a word after which work in progress counts as stalled.
  package static func entries(
    of tasks: [TrackedTask], limit: Int, patience: Int64, at now: Timestamp
  ) -> [CostEntry] {
    let open = tasks.filter { $0.status == .inProgress }
    let running = open.compactMap { task in task.runningSince.map { (task, now.elapsed(since: $0)) } }
    let silent = open.map { ($0, now.elapsed(since: $0.updatedAt)) }.filter { $0.1 >= patience }
    return first(limit, .running, running) + first(limit, .stalled, silent)
      + first(limit, .work, tasks.map { ($0, $0.duration(at: now)) })
      + first(limit, .pending, tasks.map { ($0, pending($0, at: now)) })
      + agents(of: tasks, limit, at: now)
  }

  private static func pending(_ task: TrackedTask, at now: Timestamp) -> Int64 {
    task.pendingDuration.addingClamped(task.status == .pending ? task.timeInStatus(at: now) : 0)
  }

  private static func first(
    _ limit: Int, _ ranking: CostEntry.Ranking, _ tasks: [(task: TrackedTask, cost: Int64)]
  ) -> [CostEntry] {
    // Of equals the one that stands first.
    let order = tasks.indices.filter { tasks[$0].cost > 0 }.sorted {
      (-tasks[$0].cost, $0) < (-tasks[$1].cost, $1)
    }
    return order.prefix(limit).map { place in
      let (task, cost) = tasks[place]
      var entry = CostEntry(ranking, id: task.id, name: task.content)
      entry.agent = task.agent
      entry.status = task.status.rawValue
      entry.milliseconds = cost
      return entry
    }
  }

  private static func agents(of tasks: [TrackedTask], _ limit: Int, at now: Timestamp) -> [CostEntry] {
    var order: [String] = []
    var durations: [String: (name: String, lengths: [Int64])] = [:]
    for task in tasks {
      let length = task.duration(at: now)
      if length == 0 { continue }
      let key = task.agent.lowercased()
      if durations[key] == nil { order.append(key) }
      durations[key, default: (task.agent, [])].lengths.append(length)
    }
    let entries = order.compactMap { key -> CostEntry? in
      guard let (name, lengths) = durations[key] else { return nil }
      var entry = CostEntry(.agents, id: name, name: name)
      entry.milliseconds = lengths.reduce(0) { $0.addingClamped($1) }
      entry.median = lengths.sorted()[lengths.count / 2]
      entry.count = lengths.count
      return entry
    }
    let sorted = entries.enumerated().sorted {
      (-($0.element.milliseconds ?? 0), $0.offset) < (-($1.element.milliseconds ?? 0), $1.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }
}
