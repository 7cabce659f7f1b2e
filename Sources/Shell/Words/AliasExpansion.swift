/// A statement whose first word was replaced by what it is an alias for.
package struct AliasExpansion: Equatable, Sendable {
  package let statement: Statement
  /// How many words stand in the place of the first one.
  package let insertedCount: Int

  /// Replaces the first word as long as it is an alias, each alias once: `alias tasks 'tasks --all'` is no
  /// circle.
  ///
  /// A word in quotes is no alias, so that `\tasks` reaches the command itself. Words from an alias have the
  /// place and the writing of the word they stand for.
  /// - Throws: `tooDeep`.
  package init(_ statement: Statement, aliases: AliasTable) throws(AliasFault) {
    guard case .command(let words, let output) = statement.body, let typed = words.first else {
      self.statement = statement
      insertedCount = 1
      return
    }
    var begin = [typed]
    var used: [String] = []
    while let first = begin.first, !first.isQuoted, !used.contains(first.text),
      let replacement = aliases.words(of: first.text)
    {
      used.append(first.text)
      if used.count > AliasTable.maximumDepth { throw .tooDeep(used) }
      begin = replacement + begin.dropFirst()
    }
    insertedCount = begin.count
    if used.isEmpty {
      self.statement = statement
      return
    }
    let placed = begin.map {
      Word(text: $0.text, raw: typed.raw, position: typed.position, isQuoted: $0.isQuoted)
    }
    self.statement = Statement(
      body: .command(placed + words.dropFirst(), output: output), position: statement.position,
      text: statement.text)
  }

  /// Returns the number of the word of the statement as typed that a word of `statement` comes from, both
  /// from 0.
  package func typedIndex(of index: Int) -> Int { index < insertedCount ? 0 : index - insertedCount + 1 }
}
