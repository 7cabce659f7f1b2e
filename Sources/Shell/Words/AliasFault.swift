/// Why an alias cannot be set or used.
package enum AliasFault: Error, Equatable, Sendable {
  case invalidName(String)
  case reservedName(String)
  case emptyText(String)
  /// The text is more than the words of one command: it has this in it.
  case notWords(name: String, found: String)
  case syntax(name: String, SyntaxFault)
  /// Aliases that lead to one another, in order.
  case tooDeep([String])

  /// What could not be done, without "Error: ".
  package var sentence: String {
    switch self {
    case .invalidName(let name): "Cannot set alias '\(name)': it is no name"
    case .reservedName(let name): "Cannot set alias '\(name)': that word always means the same"
    case .emptyText(let name): "Cannot set alias '\(name)': its text is empty"
    case .notWords(let name, let found): "Cannot set alias '\(name)': its text has '\(found)'"
    case .syntax(let name, let fault): "Cannot set alias '\(name)': \(fault.clause)"
    case .tooDeep(let names):
      "Cannot use alias '\(names.first ?? "")': more than \(AliasTable.maximumDepth) lead to one another"
    }
  }

  /// What leads out of it.
  package var hint: String {
    switch self {
    case .invalidName: "Begin with a letter; letters, digits, '-', '_' and '.' may follow"
    case .reservedName:
      "Choose another name; reserved are \(AliasTable.reservedNames.sorted().joined(separator: ", "))"
    case .emptyText: "For example: alias wip 'tasks --status in_progress'; 'unalias' removes one"
    case .notWords: "An alias stands for the words of one command; what it is used with may follow it"
    case .syntax(_, let fault): fault.hint
    case .tooDeep(let names): "They are \(names.joined(separator: ", "))"
    }
  }
}
