/// Reads JSON value by value, as the caller asks, straight from bytes it does not own.
///
/// Calling order: the reader stands at a value after creation, after ``nextKey()`` returned a key and after
/// ``nextElement()`` returned true; there the caller makes exactly one of `read…`, ``skipValue()``,
/// ``beginObject()`` (then `nextKey()` until nil) or ``beginArray()`` (then `nextElement()` until false).
/// After the outermost value ``finish()`` makes sure that nothing follows. After an error the reader is of no
/// more use. The bytes must outlive the reader and every ``JSONText`` it returned.
///
/// Rules of the whole module, narrower than RFC 8259 where hosts and tools disagree:
///
/// 1. UTF-8 only. A byte order mark at the very start is skipped. UTF-16 fails at its first odd byte.
/// 2. Ill-formed and overlong UTF-8 and raw control bytes in strings are errors; so are unknown escapes.
/// 3. `\u0000` is the character NUL. Half a surrogate pair, escaped, becomes U+FFFD.
/// 4. Two keys of one object that are the same once decoded are an error in ``JSONValue`` and
///    ``JSONBoundary``. Keys are compared byte for byte: composed and decomposed é are two keys. This reader
///    does not look for duplicates: its input is checksummed or has passed the boundary.
/// 5. Numbers keep their text in ``JSONNumber``: any length, any exponent. Integers are exact in all 64 bits;
///    a number asked for as an integer may be written `3.0` or `3e2` but must be whole; beyond the largest
///    double is not a double. `-0` is the integer 0 and the double -0.0.
/// 6. No trailing comma, comment, NaN, Infinity, plus sign, leading zero, hexadecimal, single quote.
/// 7. ``JSONLimits/maximumDepth`` containers may be open at once: at 64, 64 brackets pass and the 65th is the
///    error. No input can overflow the stack.
/// 8. An error names the first byte at which the text stopped being valid, or the start of what was wrong as
///    a whole (UTF-8 sequence, duplicate key, value of another type).
/// 9. A scalar may stand alone, except in ``JSONBoundary``, which could not tell where a number ends.
@usableFromInline
package struct JSONReader {
  @usableFromInline let source: SourceBytes
  @usableFromInline let maximumDepth: Int
  @usableFromInline var position: Int
  @usableFromInline var depth = 0
  /// Whether a container was just opened, so that no comma is due.
  ///
  /// One flag serves all levels: whoever comes back from a container has passed an element of the outer one.
  @usableFromInline var isAtFirst = false

  /// Stands at the first value of `bytes`, behind a byte order mark and white space.
  ///
  /// - Throws: `tooLarge`, or `unexpectedEnd` where there is nothing to point at.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .store) throws(JSONSyntaxError) {
    guard bytes.count <= limits.maximumBytes else {
      throw JSONSyntaxError(.tooLarge(limits.maximumBytes), offset: limits.maximumBytes)
    }
    guard let base = bytes.baseAddress else { throw JSONSyntaxError(.unexpectedEnd, offset: 0) }
    source = SourceBytes(base: base, end: bytes.count)
    maximumDepth = limits.maximumDepth
    let hasMark = bytes.count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    position = source.spaceEnd(from: hasMark ? 3 : 0)
  }

  /// Reads `bytes` with `body`; the reader is only good within it.
  package static func withReader<Outcome>(
    of bytes: [UInt8],
    limits: JSONLimits = .store,
    _ body: (inout JSONReader) throws(JSONSyntaxError) -> Outcome
  ) throws(JSONSyntaxError) -> Outcome {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      var reader = try JSONReader(buffer, limits: limits)
      return try body(&reader)
    }
  }

  /// The offset of the next byte to be read; at a value, that of its first byte.
  @inlinable
  package var offset: Int { position }

  /// The source's bytes in `range`, for copying a value as it stands.
  @inlinable
  package func bytes(in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let range = range.clamped(to: 0..<source.end)
    return UnsafeBufferPointer(start: source.base + range.lowerBound, count: range.count)
  }

  /// The kind of the value the reader stands at, of which nothing but the first byte has been looked at.
  @inlinable
  package func peekKind() throws(JSONSyntaxError) -> JSONKind {
    guard position < source.end, let kind = JSONKind(firstByte: source.base[position]) else {
      throw source.unexpected(at: position)
    }
    return kind
  }

  /// Makes sure that only white space follows the outermost value.
  package mutating func finish() throws(JSONSyntaxError) {
    position = source.spaceEnd(from: position)
    guard position == source.end else { throw JSONSyntaxError(.trailingContent, offset: position) }
  }

  /// Passes the value and returns its bytes, which are checked but for duplicate keys.
  @discardableResult
  package mutating func skipValue() throws(JSONSyntaxError) -> Range<Int> {
    let start = position
    position = try source.valueEnd(from: start, depth: depth, maximumDepth: maximumDepth)
    return start..<position
  }
}
