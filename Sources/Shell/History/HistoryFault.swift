package import DurableFiles

/// Why the history is not kept.
package struct HistoryFault: Error, Equatable, Sendable {
  package var path: String
  package var cause: FileError

  package init(path: String, cause: FileError) {
    self.path = path
    self.cause = cause
  }

  /// What could not be done; `words` turns a file error into a sentence.
  package func sentence(_ words: (FileError) -> String) -> String {
    "Cannot keep the history in '\(path)': \(words(cause))"
  }

  /// What leads out of it.
  package var hint: String {
    "Lines are kept until this session ends; ORCHESTRA_HISTORY names another file, or 'off'"
  }
}
