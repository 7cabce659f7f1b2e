/// A place in a text as people count it.
package struct JSONPosition: Equatable, Sendable {
  /// The line, from 1; lines end at line feeds only.
  package let line: Int

  /// The column, from 1, counted in Unicode scalars: é may be one or two, an emoji several, a tab one.
  package let column: Int

  /// Finds the place of the byte `offset`, held within the text; a byte order mark takes no column.
  ///
  /// Bytes that are not UTF-8 count as the scalars a repairing decoder makes of them.
  package init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let offset = min(max(0, offset), bytes.count)
    let start = Self.lineStart(of: offset, in: bytes)
    line = 1 + bytes[..<start].count { $0 == Byte.lineFeed }
    column = 1 + String(decoding: bytes[start..<max(start, offset)], as: UTF8.self).unicodeScalars.count
  }

  /// Finds the place of the byte `offset`, held within the text; a byte order mark takes no column.
  package init(offset: Int, in bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { JSONPosition(offset: offset, in: $0) }
  }

  /// The offset of the first character of the line the byte `offset` belongs to.
  static func lineStart(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if let feed = bytes[..<offset].lastIndex(of: Byte.lineFeed) { return feed + 1 }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
