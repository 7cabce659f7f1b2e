import JSONTree

/// The history ends where the journal ends.
enum HistoryStaysWithinTheJournal: SnapshotRule {
  static let rule = ValidationRule(
    "OR361", .error, "The history ends where the journal ends", remedy: "orchestra repair",
    """
    An entry of the history has a sequence number above that of the last record the file says it holds. It tells \
    of an event that the journal does not have. The key 'journal' or the entry was changed by hand, or two files \
    were mixed.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard let last = file.journal?.sequence else { return }
    for entry in file.history.views where entry.sequence > last {
      findings.add(
        at: entry.location.appending(.key("sequence")),
        "Sequence \(entry.sequence) lies beyond the journal, which ends at \(last)")
    }
  }
}
