/// One positional argument of a command.
package struct ArgumentEntry: Equatable, Sendable {
  /// What it is called in a usage line: `id`.
  package var name: String
  package var help: String
  package var kind: ValueKind
  package var isOptional: Bool
  /// Whether it takes all words from its place on.
  package var isRepeating: Bool

  package init(
    name: String, help: String = "", kind: ValueKind = .none, isOptional: Bool = false,
    isRepeating: Bool = false
  ) {
    self.name = name
    self.help = help
    self.kind = kind
    self.isOptional = isOptional
    self.isRepeating = isRepeating
  }
}
