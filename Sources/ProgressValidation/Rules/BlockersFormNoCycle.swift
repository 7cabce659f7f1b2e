import JSONTree

/// No task waits for itself.
enum BlockersFormNoCycle: SnapshotRule {
  static let rule = ValidationRule(
    "OR313", .error, "No task waits for itself", remedy: "orchestra repair",
    """
    Tasks wait for one another in a circle, so none of them can ever begin. Hosts let agents name blockers freely, \
    and nobody looks at the whole; a hand edit through 'orchestra task set' refuses such a circle. Take one of the \
    tasks out of blockedBy of another.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    let tasks = file.tasks.views
    let places = Dictionary(tasks.indices.map { (tasks[$0].id, $0) }) { first, _ in first }
    let next = tasks.map { task in task.blockedBy.compactMap { places[$0] } }
    for loop in LinkLoops.find(next) {
      let task = tasks[loop[0]]
      let following = tasks[loop.count > 1 ? loop[1] : loop[0]].id
      guard let index = task.blockedBy.firstIndex(of: following) else { continue }
      let place = task.location(of: "blockedBy").appending(.index(index))
      findings.add(
        at: place, "Tasks wait for one another: " + LinkLoops.phrase(loop.map { tasks[$0].id }),
        fix: [.remove(place)])
    }
  }
}
