/// A key or string of the source that has been checked but not yet made a `String`.
///
/// It points into the bytes its ``JSONReader`` reads and must not outlive them. Compared with a literal,
/// which is how keys are told apart, it costs a few instructions: `switch key { case "id": … default: … }`.
@usableFromInline
package struct JSONText {
  @usableFromInline let base: UnsafePointer<UInt8>

  /// The number of bytes between the quotes, escapes not resolved.
  @usableFromInline
  package let count: Int

  /// Whether ``rawBytes`` differ from the characters they stand for.
  @usableFromInline
  package let hasEscapes: Bool

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int, hasEscapes: Bool) {
    self.base = base
    self.count = count
    self.hasEscapes = hasEscapes
  }

  /// What stands between the quotes: valid UTF-8, escapes not resolved.
  @inlinable
  package var rawBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The characters, escapes resolved.
  @inlinable
  package var string: String { hasEscapes ? decoded() : String(decoding: rawBytes, as: UTF8.self) }

  /// The characters as ``string``, but `previous` itself when it is the same, which saves making a new one.
  package func string(reusing previous: String) -> String {
    isSame(as: previous) ? previous : string
  }

  @usableFromInline @inline(never)
  func decoded() -> String { String(decoding: JSONEscape.decode(rawBytes), as: UTF8.self) }

  /// Tells whether this is `name`, byte for byte once escapes are resolved.
  @inlinable @inline(__always)
  package static func == (text: JSONText, name: StaticString) -> Bool {
    if text.hasEscapes { return text.isEscaped(name) }
    return text.count == name.utf8CodeUnitCount && sameBytes(text.base, name.utf8Start, count: text.count)
  }

  @inlinable @inline(__always)
  package static func != (text: JSONText, name: StaticString) -> Bool { !(text == name) }

  /// Lets `switch` tell keys apart by literals.
  @inlinable @inline(__always)
  package static func ~= (name: StaticString, text: JSONText) -> Bool { text == name }

  /// Tells whether this is `other`, byte for byte once escapes are resolved (no Unicode equivalence).
  ///
  /// Not an `==`, which would win over the one for literals and be slower.
  package func isSame(as other: String) -> Bool {
    if hasEscapes { return decoded().hasSameBytes(as: other) }
    guard count == other.utf8.count else { return false }
    let answer = other.utf8.withContiguousStorageIfAvailable { bytes in
      guard let start = bytes.baseAddress else { return true }
      return sameBytes(base, start, count: bytes.count)
    }
    return answer ?? rawBytes.elementsEqual(other.utf8)
  }

  @usableFromInline @inline(never)
  func isEscaped(_ name: StaticString) -> Bool {
    let decoded = JSONEscape.decode(rawBytes)
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return decoded.elementsEqual(name)
  }
}
