/// The part of a line around a fault, made safe to show, and where in it the fault is.
package struct JSONExcerpt: Equatable, Sendable {
  /// The text, at most as long as asked for; a cut end is `…`, a control character its picture (␛), any other
  /// character that a terminal would obey, and every byte that is not UTF-8, is �.
  package let text: String

  /// The number of terminal columns before the fault, wide characters counted as two.
  package let column: Int

  /// The text and below it a caret under the fault.
  package var lines: String { text + "\n" + String(repeating: " ", count: column) + "^" }

  /// Cuts out what stands around the byte `offset`, at most `length` scalars and never fewer than 8.
  package init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>, length: Int = 72) {
    let length = max(8, length)
    let lineStart = JSONPosition.lineStart(of: min(max(0, offset), bytes.count), in: bytes)
    let offset = min(max(lineStart, offset), bytes.count)
    // Four bytes a scalar are the most, so that a line of megabytes is never decoded whole.
    let start = max(lineStart, offset - 4 * length)
    let end = bytes[offset...].prefix(4 * length).prefix { $0 != Byte.lineFeed }.endIndex

    var before = Self.shown(bytes[start..<offset])
    var after = Self.shown(bytes[offset..<end])
    let roomBefore = max(length / 2, length - after.count)
    let isCutBefore = start > lineStart || before.count > roomBefore
    if isCutBefore { before = before.suffix(min(roomBefore, before.count) - 1) }
    let roomAfter = length - before.count - (isCutBefore ? 1 : 0)
    let isCutAfter = after.count > roomAfter || end < bytes.count && bytes[end] != Byte.lineFeed
    if isCutAfter { after = after.prefix(roomAfter - 1) }
    text = (isCutBefore ? "…" : "") + Self.string(before) + Self.string(after) + (isCutAfter ? "…" : "")
    column = (isCutBefore ? 1 : 0) + before.reduce(0) { $0 + Self.width(of: $1) }
  }

  /// Cuts out what stands around the byte `offset`.
  package init(offset: Int, in bytes: [UInt8], length: Int = 72) {
    self = bytes.withUnsafeBufferPointer { JSONExcerpt(offset: offset, in: $0, length: length) }
  }

  private static func shown(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> ArraySlice<Unicode.Scalar> {
    ArraySlice(String(decoding: bytes, as: UTF8.self).unicodeScalars.map { visible($0) })
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: scalar
    }
  }

  /// Columns on a terminal, near enough for a caret; tables and widths proper are the renderer's.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      let properties = scalar.properties
      if properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark {
        return 0
      }
      return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
