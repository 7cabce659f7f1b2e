import JSONTree

/// The file's time is that of its newest change.
enum NothingIsNewerThanTheFile: SnapshotRule {
  static let rule = ValidationRule(
    "OR326", .note, "The file's time is that of its newest change",
    remedy: "Nothing: the next update sets it",
    """
    A task was changed after the time the file says of its newest event. Events that waited in spool/ count with \
    the time they were put aside, and clocks are set back; a task edited by hand looks the same. Durations of \
    running tasks count up to the file's time.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard let updatedAt = file.updatedAt else { return }
    for task in file.tasks.views where task.updatedAt > updatedAt {
      let behind = FindingWords.span(FindingWords.distance(updatedAt, task.updatedAt))
      findings.add(
        at: task.location(of: "updatedAt"),
        "Task \(FindingWords.quoted(task.id)) was changed \(behind) after the file's own updatedAt")
    }
  }
}
