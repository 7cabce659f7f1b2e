/// How many columns a text takes on a terminal.
///
/// Wide and full-width characters and emoji take two, combining marks none. A grapheme of several scalars
/// counts once: a flag, a skin tone, a keycap or a joined family takes two. East Asian "ambiguous" characters
/// count one, as terminals have them by default.
package enum TextWidth {
  package static func columns(of text: String) -> Int {
    var ascii = 0
    for byte in text.utf8 {
      if byte >= 0x80 { return count(text.unicodeScalars) }
      if byte >= 0x20, byte != 0x7F { ascii += 1 }
    }
    return ascii
  }

  package static func columns(of character: Character) -> Int {
    count(character.unicodeScalars)
  }

  private static func count(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
    var counter = ColumnCounter()
    for scalar in scalars { counter.add(scalar) }
    return counter.columns
  }

  /// Returns 0, 1 or 2: the columns of a scalar standing alone.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: 0
    case 0x20..<0x300: 1
    case 0x300..<0x370: 0
    // Vowels and finals of Hangul join the leading consonant's two columns.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: 0
    case 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    default: WideRanges.contains(scalar.value) ? 2 : isZeroWidth(scalar) ? 0 : 1
    }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: true
    // A few format characters are drawn.
    case .format: VisibleScalar.kind(of: scalar) != .visible
    default: false
    }
  }
}

/// Adds up scalars, joining those that make one glyph.
///
/// What it adds for a text equals the sum over its graphemes, so that cells can be measured one by one.
private struct ColumnCounter {
  private(set) var columns = 0
  /// The scalar later ones may change, and the columns it has taken.
  private var base: Unicode.Scalar?
  private var baseColumns = 0
  private var isJoining = false
  private var isHalfFlag = false
  /// Whether the last scalar was the base itself.
  private var isAtBase = false

  mutating func add(_ scalar: Unicode.Scalar) {
    // A variation selector belongs to the scalar right before it, which need not be one that takes columns.
    let followsBase = isAtBase
    isAtBase = false
    switch scalar.value {
    case 0xFE0F: if followsBase, base?.properties.isEmoji == true { widenBase() }
    case 0x200D: isJoining = base.map { VisibleScalar.isPictograph($0) } ?? false
    case 0x1F3FB...0x1F3FF where base.map { VisibleScalar.isPictograph($0) } ?? false: widenBase()
    case 0x1F1E6...0x1F1FF:
      if isHalfFlag { isHalfFlag = false } else { begin(scalar, columns: 2, halfFlag: true) }
    default:
      if isJoining, VisibleScalar.isPictograph(scalar) {
        widenBase()
        isJoining = false
        return
      }
      let width = TextWidth.columns(of: scalar)
      if width > 0 { begin(scalar, columns: width, halfFlag: false) }
    }
  }

  private mutating func begin(_ scalar: Unicode.Scalar, columns width: Int, halfFlag: Bool) {
    isAtBase = true
    columns += width
    base = scalar
    baseColumns = width
    isJoining = false
    isHalfFlag = halfFlag
  }

  /// Brings the glyph of the base to two columns, once.
  private mutating func widenBase() {
    columns += max(0, 2 - baseColumns)
    baseColumns = max(2, baseColumns)
  }
}
