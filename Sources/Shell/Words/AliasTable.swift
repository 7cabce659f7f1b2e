/// The aliases there are: names that stand for the first words of a command.
package struct AliasTable: Equatable, Sendable {
  /// Words that must keep their meaning, or a wrong alias could never be mended.
  package static let reservedNames: Set<String> = ["alias", "exit", "help", "unalias"]
  static let maximumDepth = 16

  /// The text of each alias, by name.
  package private(set) var texts: [String: String] = [:]
  private var words: [String: [Word]] = [:]
  private let expressionCommands: Set<String>

  package init(expressionCommands: Set<String> = StatementParser.expressionCommands) {
    self.expressionCommands = expressionCommands
  }

  /// Sets an alias, replacing one of the name.
  ///
  /// - Throws: what is wrong with its name or text; the table is as it was then.
  package mutating func set(_ name: String, to text: String) throws(AliasFault) {
    let parsed = try Self.words(of: name, text, expressionCommands)
    texts[name] = text
    words[name] = parsed
  }

  /// Removes an alias; false when there was none.
  @discardableResult
  package mutating func remove(_ name: String) -> Bool {
    words[name] = nil
    return texts.removeValue(forKey: name) != nil
  }

  /// The commands, aliases for them included, whose words may be `<` and `>`; for `StatementParser`.
  package var allExpressionCommands: Set<String> {
    var names = expressionCommands
    for name in words.keys where isExpression(name) { names.insert(name) }
    return names
  }

  func words(of name: String) -> [Word]? { words[name] }

  private func isExpression(_ name: String) -> Bool {
    var name = name
    for _ in 0..<Self.maximumDepth {
      if expressionCommands.contains(name) { return true }
      guard let next = words[name]?.first?.text, next != name else { return false }
      name = next
    }
    return false
  }

  private static func words(
    of name: String, _ text: String, _ expressionCommands: Set<String>
  ) throws(AliasFault) -> [Word] {
    if reservedNames.contains(name) { throw .reservedName(name) }
    if !isName(name) { throw .invalidName(name) }
    let statements: [Statement]
    do {
      statements = try StatementParser.parse(text, expressionCommands: expressionCommands)
    } catch {
      throw .syntax(name: name, error)
    }
    guard let statement = statements.first else { throw .emptyText(name) }
    if statements.count > 1 { throw .notWords(name: name, found: ";") }
    switch statement.body {
    case .command(let words, nil): return words
    case .command(_, .file(_, let appends)): throw .notWords(name: name, found: appends ? ">>" : ">")
    case .command(_, .pipe): throw .notWords(name: name, found: "|")
    case .system: throw .notWords(name: name, found: "!")
    }
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}
