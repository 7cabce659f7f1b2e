/// What is wrong with the text of a path: a slip of whoever typed it, never of a document.
package struct JSONPathError: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A name was due: `a..b`, `a.`.
    case nameExpected
    /// An index, a filter, `*` or a quoted name was due behind the bracket.
    case selectorExpected
    case closingBracketExpected
    /// A dot or bracket was due.
    case stepExpected
    /// The quoted text is not a JSON string, or has no end.
    case invalidString
    /// The index is longer than any array.
    case indexTooLarge
  }

  package let kind: Kind

  /// The place in the path's text, in Unicode scalars from 0.
  package let offset: Int
}
