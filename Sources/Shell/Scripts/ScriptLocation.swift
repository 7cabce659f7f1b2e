/// A place in a script.
package struct ScriptLocation: Equatable, Hashable, Sendable {
  /// The name of the source, as it was given.
  package var name: String
  package var position: SourcePosition

  package init(name: String, position: SourcePosition) {
    self.name = name
    self.position = position
  }

  /// `NAME:LINE:COLUMN`, as editors and compilers write it.
  package var text: String { "\(name):\(position.line):\(position.column)" }
}
