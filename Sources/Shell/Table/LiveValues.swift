package import LineEditing

/// What exists at the moment: tasks, agents, files.
package protocol LiveValues: Sendable {
  /// Returns what a value of this kind could be, as far as it has been typed: filtered and sorted, possibly nothing.
  ///
  /// A candidate's text replaces `prefix`, which it need not begin with: a task may be found by its words.
  func candidates(for kind: ValueKind, matching prefix: String) -> [CompletionCandidate]
}

/// Nothing exists: for completion by the table alone.
package struct NoValues: LiveValues {
  package init() {}

  package func candidates(for kind: ValueKind, matching prefix: String) -> [CompletionCandidate] { [] }
}
