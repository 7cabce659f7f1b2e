/// The links between tasks that a person makes: they lead to tasks that exist and never back to where they came from.
struct TaskLinks {
  let state: ProgressState

  /// Returns the id of the task named as the parent of `task`, which is nil for a new one.
  func parent(_ word: String, of task: String? = nil) throws(HandEditError) -> String {
    let parent = try state.task(named: word).id
    if let task, reaches(task, from: parent, { $0.parentID.map { [$0] } ?? [] }) {
      throw .parentLoop(task: task, parent: parent)
    }
    return parent
  }

  /// Returns the ids of the tasks named that `task` waits for, each once.
  func blockers(_ words: [String], of task: String? = nil) throws(HandEditError) -> [String] {
    var ids: [String] = []
    for blocker in try state.tasks(named: words) {
      if let task, reaches(task, from: blocker.id, \.blockedBy) {
        throw .blockerLoop(task: task, blocker: blocker.id)
      }
      ids.append(blocker.id)
    }
    return ids
  }

  /// Whether following links from `start` comes by `goal`; what hosts say may hold loops, so each task is seen once.
  private func reaches(_ goal: String, from start: String, _ links: (TrackedTask) -> [String]) -> Bool {
    var seen: Set<String> = []
    var open = [start]
    while let id = open.popLast() {
      if id == goal { return true }
      guard seen.insert(id).inserted, let task = state.tasks.task(id) else { continue }
      open += links(task)
    }
    return false
  }
}
