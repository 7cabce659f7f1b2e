/// The six kinds of JSON value.
@usableFromInline
package enum JSONKind: String, Equatable, Sendable {
  case null, bool, number, string, array, object

  /// The kind of the value that starts with this byte; nil when no value starts so.
  @inlinable
  package init?(firstByte byte: UInt8) {
    switch byte {
    case Byte.quote: self = .string
    case Byte.openBrace: self = .object
    case Byte.openBracket: self = .array
    case Byte.zero...Byte.nine, Byte.minus: self = .number
    case Byte.t, Byte.f: self = .bool
    case Byte.n: self = .null
    default: return nil
    }
  }
}
