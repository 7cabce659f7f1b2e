import JSONTree

/// The history is in the order of its sequence numbers.
enum HistoryIsInOrder: SnapshotRule {
  static let rule = ValidationRule(
    "OR360", .error, "The history is in the order of its sequence numbers", remedy: "orchestra repair",
    """
    An entry of the history has a sequence number that is not above the one before it. Every record of the journal \
    has a number of its own, and they ascend. Entries were moved, doubled or put in by hand. Readers that ask for \
    what is new by number miss some.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    var previous: Int64?
    for entry in file.history.views {
      if let last = previous, entry.sequence <= last {
        findings.add(
          at: entry.location.appending(.key("sequence")),
          "Sequence \(entry.sequence) stands behind sequence \(last)")
      }
      previous = max(previous ?? entry.sequence, entry.sequence)
    }
  }
}
