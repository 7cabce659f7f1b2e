package import JSONTree

/// Something a step did that is worth telling: facts, the sentences are made elsewhere.
package struct MigrationNote: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Equatable, Sendable {
    /// A value the target shape cannot hold: kept under `carried`, and back with the next step the other way.
    case carried
    /// A value had to be written in another way, such as a number as a text; the old one is kept under `carried`.
    case rewritten
    /// A value the newer shape asks for and the older one did not have.
    case supplied
  }

  package var kind: Kind
  /// In the document before the step.
  package var location: JSONLocation
  package var from: JSONValue?
  /// What stands in its place; for `carried` nothing.
  package var to: JSONValue?

  package init(_ kind: Kind, at location: JSONLocation, from: JSONValue? = nil, to: JSONValue? = nil) {
    self.kind = kind
    self.location = location
    self.from = from
    self.to = to
  }
}
