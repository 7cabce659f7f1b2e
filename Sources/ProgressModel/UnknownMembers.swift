/// Members of an object that this version does not know, kept word for word.
///
/// The text is what stood between the known members: canonical JSON such as `"estimate": "3d", "x": [1]`, without
/// the braces. The model carries it; only the store reads or writes it.
package struct UnknownMembers: Equatable, Sendable {
  package var text: String

  package init(text: String = "") {
    self.text = text
  }

  package static let none = UnknownMembers()

  package var isEmpty: Bool { text.isEmpty }
}
