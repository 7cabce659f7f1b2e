package import LineEditing

/// What may stand in place of the word being typed.
package struct Completion: Equatable, Sendable {
  /// What shells complete by their own means.
  package enum Names: Equatable, Sendable {
    case files, directories
  }

  /// Filtered and sorted; each replaces the whole word.
  package var candidates: [CompletionCandidate]
  /// Set where names of files are asked for, so that a shell can complete them as it always does.
  package var names: Names?

  package init(_ candidates: [CompletionCandidate] = [], names: Names? = nil) {
    self.candidates = candidates
    self.names = names
  }
}
