import JSONTree

/// A host's id names one task of a list.
enum ExternalIdentifiersAreUnique: SnapshotRule {
  static let rule = ValidationRule(
    "OR304", .warning, "A host's id names one task of a list",
    remedy: "Nothing, or remove the task that is not meant",
    """
    Two tasks of one list have the same id of the host. When the host reports on that id, only one of them is \
    found. Files of the shell scripts with ids written twice bring this about, and a host that gives ids anew in \
    the same list.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    var seen: [[String]: String] = [:]
    for task in file.tasks.views {
      guard let externalID = task.externalID else { continue }
      let key = task.listKey + [externalID]
      if let first = seen[key] {
        findings.add(
          at: task.location(of: "externalId"),
          "The host's id \(FindingWords.quoted(externalID)) is that of task \(FindingWords.quoted(first)) in the same list"
        )
      } else {
        seen[key] = task.id
      }
    }
  }
}
