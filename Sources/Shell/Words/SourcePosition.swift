/// A place in a text: line and column, both counted from 1, the column in Characters.
package struct SourcePosition: Equatable, Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
