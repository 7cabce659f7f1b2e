import JSONTree

/// What an agent works on is a task in progress.
enum AgentTasksAreInProgress: SnapshotRule {
  static let rule = ValidationRule(
    "OR351", .error, "What an agent works on is a task in progress", remedy: "orchestra repair",
    """
    An agent names a task that is not in the file or not in progress, or a worker, which is there only because of \
    a task, names none. The program works this out anew with every update, so the task was changed or removed by \
    hand. The agent seems to be busy with work that is done.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard file.tasks.isWhole else { return }
    let tasks = Dictionary(file.tasks.views.map { ($0.id, $0.status) }) { first, _ in first }
    for agent in file.activeAgents.views {
      let place = agent.location(of: "task")
      let name = FindingWords.quoted(agent.id)
      guard let task = agent.task else {
        if agent.kind == "worker" {
          findings.add(at: place, "Worker \(name) has no task", fix: [.remove(agent.location)])
        }
        continue
      }
      let fix: JSONPatch.Operation = agent.kind == "worker" ? .remove(agent.location) : .replace(place, .null)
      if let status = tasks[task] {
        if status != "in_progress" {
          findings.add(
            at: place, "Agent \(name) works on task \(FindingWords.quoted(task)), which is \(status)",
            fix: [fix])
        }
      } else {
        findings.add(
          at: place, "Agent \(name) works on task \(FindingWords.quoted(task)), which is not there",
          fix: [fix])
      }
    }
  }
}
