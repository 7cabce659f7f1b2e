/// A text of statements and where it came from.
package struct ScriptSource: Equatable, Sendable {
  /// How deep sources may read one another; the outermost counts.
  package static let maximumDepth = 16

  /// `-c`, `stdin`, or a file's path as it was given.
  package let name: String
  package let text: String
  /// The number of the text's first line, where the text is a piece of a longer one.
  package let firstLine: Int
  /// The statements that read this source, the outermost first.
  package let includedFrom: [ScriptLocation]
  /// What tells files apart, such as the absolute path, of this source and of those that read it.
  private let identities: [String]

  /// An outermost source; `identity` is what tells files apart, such as the absolute path.
  package init(name: String, text: String, firstLine: Int = 1, identity: String? = nil) {
    self.init(
      name: name, text: text, firstLine: firstLine, includedFrom: [], identities: [identity ?? name])
  }

  private init(
    name: String, text: String, firstLine: Int, includedFrom: [ScriptLocation], identities: [String]
  ) {
    self.name = name
    self.text = text
    self.firstLine = firstLine
    self.includedFrom = includedFrom
    self.identities = identities
  }

  /// 0 for the outermost source.
  package var depth: Int { includedFrom.count }

  /// Returns the source that a statement of this one reads.
  ///
  /// - Throws: a fault when the sources read one another in a circle, which no script could ever leave, or
  ///   when they are too deep.
  package func reading(
    _ name: String, text: String, identity: String? = nil, at statement: Statement
  ) throws(ScriptNestingFault) -> ScriptSource {
    let location = ScriptLocation(name: self.name, position: statement.position)
    let chain = includedFrom + [location]
    let identity = identity ?? name
    if let first = identities.firstIndex(of: identity) { throw .circle(name, Array(chain[first...])) }
    if chain.count >= Self.maximumDepth { throw .tooDeep(name, limit: Self.maximumDepth) }
    return ScriptSource(
      name: name, text: text, firstLine: 1, includedFrom: chain, identities: identities + [identity])
  }

  /// Returns a piece of this source that begins at a later line.
  func piece(_ text: String, firstLine: Int) -> ScriptSource {
    ScriptSource(
      name: name, text: text, firstLine: firstLine, includedFrom: includedFrom, identities: identities)
  }
}
