import JSONTree

/// The place in the journal is possible.
enum JournalPositionIsPossible: SnapshotRule {
  static let rule = ValidationRule(
    "OR362", .error, "The place in the journal is possible", remedy: "Delete progress.json: it is made anew",
    """
    What the file says of its place in the journal cannot be: a checkpoint longer than the journal, records in no \
    bytes, or a chain before the first record. No journal fits such a place, so the next update makes the snapshot \
    anew from the journal and keeps this file in quarantine/.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    guard let journal = file.journal else { return }
    let place = JSONLocation([.key("journal")])
    if journal.base > journal.offset {
      findings.add(
        at: place.appending(.key("base")),
        "The checkpoint is longer than the journal: \(journal.base) of \(journal.offset) bytes")
    }
    if journal.offset == 0, journal.chain != "00000000" {
      findings.add(
        at: place.appending(.key("chain")), "There is a chain before the first byte of the journal")
    }
    if journal.offset > 0, journal.sequence == 0 {
      findings.add(
        at: place.appending(.key("sequence")), "There are \(journal.offset) bytes of journal, but no record")
    }
  }
}
