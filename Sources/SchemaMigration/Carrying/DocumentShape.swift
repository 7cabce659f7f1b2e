package import JSONTree

/// Where the parts of one version's document are, as far as carrying must know.
package struct DocumentShape: Sendable {
  /// The member with the elements: `todos` or `tasks`.
  package var list: String
  /// The member with the log of events; nil in a shape without one.
  package var log: String?
  /// How many entries of the log the shape holds; nil for any number.
  package var logLimit: Int?
  /// Members that are objects whose own members are kept one by one, so that a new count does not take the rest with it.
  package var parts: [String] = []
  /// Members that stand last; `carried` is put in front of them.
  package var tail: [String] = []
  /// Members made anew with each update, of the document and of its parts: that they are carried is not worth telling.
  package var derived: Set<String> = []
  /// Whether a member of the document may be restored to this value, nil for its absence.
  package var documentTakes: @Sendable (String, JSONValue?) -> Bool = { _, _ in true }
  /// The same for a member of an element.
  package var elementTakes: @Sendable (String, JSONValue?) -> Bool = { _, _ in true }

  /// The same for an entry of the log, and for what stands in a list without being an object.
  package var entryTakes: @Sendable (JSONValue) -> Bool = { _ in true }

  package init(list: String) { self.list = list }
}
