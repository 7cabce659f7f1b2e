import JSONTree

/// Every whole number fits into 64 bits.
enum IntegersFitTheirField: SnapshotRule {
  static let rule = ValidationRule(
    "OR373", .error, "Every whole number fits into 64 bits", remedy: "orchestra repair",
    """
    A number is too large for any program that keeps whole numbers in 64 bits, as this one does. By the schema it \
    is an integer, but the snapshot cannot be read and is made anew from the journal. Such numbers come from \
    arithmetic in doubles.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for location in file.oversized { findings.add(at: location, "The number does not fit into 64 bits") }
  }
}
