extension CommandLookup {
  /// Why the word means no single command, as a sentence; nil when it does.
  package func sentence(for word: String) -> String? {
    switch self {
    case .found: nil
    case .ambiguous(let names): "Cannot tell which command '\(word)' means: \(names.joined(separator: ", "))"
    case .unknown: "Cannot find the command '\(word)'"
    }
  }

  /// The way out; nil when the word means a command.
  package var hint: String? {
    switch self {
    case .found: nil
    case .ambiguous: "Type more of its name"
    case .unknown(let suggestions):
      suggestions.isEmpty
        ? "'help' lists the commands" : "Did you mean \(Self.alternatives(suggestions))?"
    }
  }

  /// Writes `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`.
  private static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return "\(quoted.dropLast().joined(separator: ", ")) or \(last)"
  }
}
