import JSONTree

/// No task is a part of itself.
enum ParentsFormNoCycle: SnapshotRule {
  static let rule = ValidationRule(
    "OR311", .error, "No task is a part of itself",
    remedy: "orchestra task set ID parent=none, or orchestra repair",
    """
    Following the parents of a task leads back to the task. Such tasks have no place in a tree: displays cannot \
    indent them, and what is asked of all parts of a task never ends. A host that changes parents one by one can \
    bring this about, and so can a hand edit. Take the parent away from one of them.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    let tasks = file.tasks.views
    let places = Dictionary(tasks.indices.map { (tasks[$0].id, $0) }) { first, _ in first }
    let next = tasks.map { task in task.parentID.flatMap { places[$0] }.map { [$0] } ?? [] }
    for loop in LinkLoops.find(next) {
      let place = tasks[loop[0]].location(of: "parentId")
      findings.add(
        at: place, "Tasks are parts of one another: " + LinkLoops.phrase(loop.map { tasks[$0].id }),
        fix: [.replace(place, .null)])
    }
  }
}
