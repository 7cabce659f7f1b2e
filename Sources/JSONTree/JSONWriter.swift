/// Writes JSON into a growing buffer of bytes, in one canonical form.
///
/// Calling order mirrors ``JSONReader``: one value; in an object a key before each value; as many `end…` as
/// `begin…`. Nothing checks this, since the callers are ours and the writer is on the path of every hook.
///
/// Writing is canonical: the same calls give the same bytes, and what it wrote, parsed and written again, is
/// the same.
///
/// Escaping, one policy for all output: beyond what JSON wants, DEL, C1 controls (U+0080–9F), line and
/// paragraph separator (U+2028/9) and the bidirectional controls (U+061C, U+200E/F, U+202A–E, U+2066–9) are
/// written as `\u….`, so that `cat` of a file can neither drive a terminal nor reorder what it shows. All
/// else is UTF-8 as it is.
package struct JSONWriter: ~Copyable, Sendable {
  /// Where line feeds and spaces go.
  package enum Layout: Equatable, Sendable {
    /// One member or element a line, two spaces a level, `"key": value`; empty containers are `[]` and `{}`.
    case pretty
    /// No white space at all.
    case compact
  }

  /// What stands before the place of the next byte, which decides on the comma and the line feed.
  private enum Place: Sendable {
    case first, next, afterKey
  }

  /// The bytes written, and behind ``count`` of them room for more.
  private var storage: [UInt8]

  /// The number of bytes written.
  package private(set) var count = 0

  private var layout: Layout
  private var place = Place.first
  private var depth = 0

  /// Starts with nothing written and room for `capacity` bytes.
  package init(_ layout: Layout = .pretty, reserving capacity: Int = 256) {
    storage = Self.room(max(capacity, 64))
    self.layout = layout
  }

  /// Ends writing and hands out the bytes, which are not copied: nobody else has them, since a writer cannot be copied.
  package consuming func finish() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }

  /// Shows the bytes written so far, as a checksum needs them.
  package func withBytes<Outcome>(_ body: (UnsafeBufferPointer<UInt8>) -> Outcome) -> Outcome {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Ends the line behind an outermost value; another value may follow (JSON Lines).
  package mutating func newLine() {
    append(Byte.lineFeed)
    place = .first
  }

  package mutating func beginObject() { begin(Byte.openBrace) }

  package mutating func endObject() { end(Byte.closeBrace) }

  package mutating func beginArray() { begin(Byte.openBracket) }

  package mutating func endArray() { end(Byte.closeBracket) }

  /// Writes what `body` writes, one value, without white space in the midst of a pretty document.
  package mutating func inline<Failure>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginElement()
    place = .afterKey  // the place is made, so that the value needs no separator of its own
    let outer = layout
    layout = .compact
    defer { layout = outer }
    try body(&self)
  }

  private mutating func begin(_ bracket: UInt8) {
    beginElement()
    append(bracket)
    depth += 1
    place = .first
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if place != .first, layout == .pretty { separate(byComma: false) }
    append(bracket)
    place = .next
  }

  /// Writes what separates the value to come from what stands before it.
  @inline(__always)
  mutating func beginElement() {
    if place == .afterKey {
      place = .next
    } else {
      beginArrayElement()
    }
  }

  private mutating func beginArrayElement() {
    if depth > 0 { separate(byComma: place == .next) }
    place = .next
  }

  /// Writes a key that needs no escape, with its separators, in one go.
  mutating func plainKey(_ name: UnsafePointer<UInt8>, count length: Int) {
    let indentation = indentation
    let byComma = place == .next
    put(atMost: indentation + length + 14) { bytes in
      var end = bytes + Self.separate(in: bytes, byComma: byComma, indentation: indentation)
      end[0] = Byte.quote
      (end + 1).update(from: name, count: length)
      end += length + 1
      end[0] = Byte.quote
      end[1] = Byte.colon
      end[2] = Byte.space
      return end - bytes + (indentation < 0 ? 2 : 3)
    }
    place = .afterKey
  }

  /// Writes a key that may need escapes.
  mutating func escapedKey(_ name: String) {
    separate(byComma: place == .next)
    quoted(name)
    append(Byte.colon)
    if layout == .pretty { append(Byte.space) }
    place = .afterKey
  }

  /// The number of spaces before the next line; -1 when there are no lines.
  private var indentation: Int { layout == .pretty ? 2 * depth : -1 }

  private mutating func separate(byComma: Bool) {
    let indentation = indentation
    put(atMost: indentation + 10) { Self.separate(in: $0, byComma: byComma, indentation: indentation) }
  }

  /// Writes comma, line feed and spaces; may write, but does not count, eight bytes more.
  @inline(__always)
  private static func separate(in bytes: UnsafeMutablePointer<UInt8>, byComma: Bool, indentation: Int) -> Int
  {
    bytes[0] = Byte.comma
    let comma = byComma ? 1 : 0
    guard indentation >= 0 else { return comma }
    bytes[comma] = Byte.lineFeed
    let end = comma &+ 1 &+ indentation
    var offset = comma &+ 1
    while offset < end {
      UnsafeMutableRawPointer(bytes + offset).storeBytes(
        of: EightBytes.repeating(Byte.space), as: UInt64.self)
      offset &+= 8
    }
    return end
  }

  /// Appends one byte as it is.
  mutating func append(_ byte: UInt8) {
    put(atMost: 1) { bytes in
      bytes[0] = byte
      return 1
    }
  }

  /// Appends bytes as they are.
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    put(atMost: source.count) { bytes in
      bytes.update(from: start, count: source.count)
      return source.count
    }
  }

  /// Lets `fill` write up to `room` bytes behind the last one; it returns how many of them count.
  @inline(__always)
  mutating func put(atMost room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage.count &- count < room { grow(by: room) }
    let start = count
    count &+= storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return fill(base + start)
    }
  }

  /// Bytes of any value: they are written before anybody looks, and clearing megabytes would cost as much as copying.
  private static func room(_ size: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { _, count in count = size }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    let wanted = max(count + room, storage.count * 2)
    var larger = Self.room(wanted)
    larger.withUnsafeMutableBufferPointer { target in
      storage.withUnsafeBufferPointer { source in
        _ = target.update(fromContentsOf: source[..<count])
      }
    }
    storage = larger
  }
}
