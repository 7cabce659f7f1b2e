extension JSONWriter {
  /// Writes a member's key from our own vocabulary.
  ///
  /// - Parameter name: a literal that needs no escape, which is not checked in a release build.
  package mutating func key(_ name: StaticString) {
    assert(name.withUTF8Buffer { Self.plainEnd(in: $0, from: 0) == $0.count }, "a literal key must be plain")
    plainKey(name.utf8Start, count: name.utf8CodeUnitCount)
  }

  /// Writes a member's key that came from outside.
  package mutating func key(named name: String) {
    escapedKey(name)
  }

  /// Writes a string, nil as null.
  package mutating func string(_ value: String?) {
    guard let value else { return null() }
    beginElement()
    quoted(value)
  }

  /// Writes a string given as valid UTF-8.
  package mutating func string(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    beginElement()
    quoted(bytes)
  }

  /// Writes an integer, nil as null.
  package mutating func integer(_ value: Int64?) {
    guard let value else { return null() }
    beginElement()
    digits(value)
  }

  /// Writes a double as ``JSONNumber/init(_:)-(Double)`` does; nil, NaN and the infinities as null.
  package mutating func double(_ value: Double?) {
    guard let number = value.flatMap({ JSONNumber($0) }) else { return null() }
    self.number(number)
  }

  /// Writes a number as it was written.
  package mutating func number(_ value: JSONNumber) {
    beginElement()
    append(value.text)
  }

  /// Writes true or false, nil as null.
  package mutating func bool(_ value: Bool?) {
    guard let value else { return null() }
    literal(value ? "true" : "false")
  }

  package mutating func null() {
    literal("null")
  }

  /// Copies a value as its bytes stand, or several elements with the commas between them.
  ///
  /// - Parameter bytes: valid JSON, escaped by this writer's policy: bytes it wrote itself.
  package mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    beginElement()
    append(bytes)
  }

  /// Copies a value as its bytes stand, as ``raw(_:)-(UnsafeBufferPointer<UInt8>)`` does.
  package mutating func raw(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { raw($0) }
  }

  /// Makes the place for a value, or several elements, whose bytes the caller will put there.
  ///
  /// Large ones need not be copied through the writer then; they must be what `raw` takes.
  /// - Returns: The offset in the written bytes at which they belong.
  package mutating func gap() -> Int {
    beginElement()
    return count
  }

  /// Writes a whole tree.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(named: member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  private mutating func literal(_ word: StaticString) {
    beginElement()
    append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) {
    guard text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil else { return }
    Array(text.utf8).withUnsafeBufferPointer { append($0) }
  }

  private mutating func digits(_ value: Int64) {
    put(atMost: 20) { bytes in
      var rest = value.magnitude
      var length = 1
      var bound: UInt64 = 10
      while length < 19, rest >= bound {
        length += 1
        bound &*= 10
      }
      let start = value < 0 ? 1 : 0
      bytes[0] = Byte.minus
      var index = start + length
      repeat {
        index -= 1
        let quotient = rest / 10
        bytes[index] = Byte.zero + UInt8(truncatingIfNeeded: rest - quotient * 10)
        rest = quotient
      } while rest > 0
      return start + length
    }
  }
}

extension JSONValue {
  /// The bytes of the value alone, without a line feed at the end.
  package func bytes(_ layout: JSONWriter.Layout = .pretty) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.value(self)
    return writer.finish()
  }

  /// The text of the value alone, without a line feed at the end.
  package func text(_ layout: JSONWriter.Layout = .pretty) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }
}
