import JSONTree

/// No script of the old kind writes here.
enum NoKeysOfOldScripts: SnapshotRule {
  static let rule = ValidationRule(
    "OR372", .warning, "No script of the old kind writes here",
    remedy: "Take the old scripts out of the hooks",
    """
    The file is of this program's version and has a key of the shell scripts' files as well. Keys that are not \
    known are kept, so nothing is lost; but somebody still runs an old script that writes here, without a lock. \
    Its todos are not taken in. See docs/hooks.md for what to take out.
    """)

  static func check(_ file: SnapshotView, _ findings: inout RuleFindings) {
    for key in ["todos", "metadata"] where file.document[key] != nil {
      findings.add(
        at: JSONLocation([.key(key)]),
        "The key '\(key)' is one of the old shell scripts, which still write here",
        anchor: .key)
    }
  }
}
