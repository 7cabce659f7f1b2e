/// What is wrong with a JSON text, and where.
@usableFromInline
package struct JSONSyntaxError: Error, Equatable, Sendable {
  /// The fault itself, as facts; the sentences are the command line's.
  @usableFromInline
  package enum Kind: Equatable, Sendable {
    /// The text ends inside a value; `offset` is its length.
    case unexpectedEnd
    /// This byte cannot stand here: a stray character, a trailing comma, UTF-16.
    case unexpectedByte(UInt8)
    /// Ill-formed, overlong or surrogate UTF-8 in a string; `offset` is the first byte of the sequence.
    case invalidUTF8
    /// A raw byte below 0x20 in a string, which JSON wants escaped.
    case controlCharacterInString
    /// `offset` is the byte after the backslash, or after `\u`, that does not belong.
    case invalidEscape
    /// `offset` is the byte the number cannot go on with: `01`, `1.`, `-x`, `1e,`.
    case invalidNumber
    /// The decoded key; `offset` is the opening quote of its second appearance.
    case duplicateKey(String)
    /// The limit that was passed; `offset` is the bracket that passed it.
    case tooDeep(Int)
    /// The limit in bytes that was passed.
    case tooLarge(Int)
    /// Something other than white space follows the value.
    case trailingContent
    /// The text is JSON, but not of the shape the caller asked for.
    case wrongType(expected: JSONKind, found: JSONKind)
    /// The text is JSON, but this string is none of the words the caller allows here.
    case unexpectedWord(String)
    /// The number has a fraction or does not fit into 64 bits.
    case notAnInteger
    /// The number is larger than any finite double.
    case notADouble
  }

  package let kind: Kind

  /// The byte, counted from 0 at the start of the text (a byte order mark counts too).
  package let offset: Int

  /// Creates an error of `kind` at the byte `offset`.
  package init(_ kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
