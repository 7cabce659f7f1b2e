import JSONTree

/// Every place of a list holds one task.
enum PositionsAreUnique: SnapshotRule {
  static let rule = ValidationRule(
    "OR305", .warning, "Every place of a list holds one task",
    remedy: "Nothing: the next list of the host sets the places anew",
    """
    Two tasks of one list have the same place. Displays then show them in the order of the file. Merging by hand \
    brings this about; the next time the host sends the list, every line gets its place.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    var seen: [[String]: [Int64: String]] = [:]
    for task in file.tasks.views {
      guard let position = task.position else { continue }
      if let first = seen[task.listKey]?[position] {
        findings.add(
          at: task.location(of: "position"),
          "Place \(position) of the list is that of task \(FindingWords.quoted(first)) already")
      } else {
        seen[task.listKey, default: [:]][position] = task.id
      }
    }
  }
}
