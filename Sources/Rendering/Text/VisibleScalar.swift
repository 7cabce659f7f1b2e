/// What one scalar means for a reader: seen, combining, or hidden.
enum VisibleScalar {
  enum Kind {
    case visible
    /// Tab, line feed, vertical tab, form feed, carriage return, next line, line and paragraph separator.
    case lineBreak
    case control
    /// Invisible, reordering, private or unassigned.
    case hidden
    case combining
    case variationSelector
    /// U+200C and U+200D: invisible, but needed inside some graphemes.
    case joiner
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0..<0x20, 0x7F..<0xA0: .control
    case 0x20..<0xAD, 0xAE..<0x300: .visible
    case 0x300..<0x370: scalar.value == 0x34F ? .hidden : .combining
    case 0x200C, 0x200D: .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: .variationSelector
    // Kana, ideographs, Hangul syllables: the common text whose category need not be looked up.
    case 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: .visible
    // Fillers are letters by category, and yet nothing to see.
    case 0x115F, 0x1160, 0x3164, 0xFFA0: .hidden
    // Signs that enclose the digits after them: formats by category, and yet drawn.
    case 0x600...0x605, 0x6DD, 0x8E2, 0x890, 0x891, 0x110BD, 0x110CD: .visible
    default: kindByCategory(of: scalar)
    }
  }

  private static func kindByCategory(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
      .hidden
    case .nonspacingMark, .enclosingMark:
      scalar.properties.isDefaultIgnorableCodePoint ? .hidden : .combining
    default: .visible
    }
  }

  /// Returns the picture of a C0 control or DEL; C1 controls have none and become the mark.
  static func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
    switch control.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + control.value) ?? VisibleText.mark
    case 0x7F: "\u{2421}"
    default: VisibleText.mark
    }
  }

  /// Whether a joiner between these neighbours does what joiners are for.
  static func isJoined(
    _ previous: Unicode.Scalar?, by joiner: Unicode.Scalar, to next: Unicode.Scalar?
  ) -> Bool {
    guard let previous, let next else { return false }
    if isVirama(previous) { return true }
    if joiner == "\u{200D}" { return isPictograph(previous, orSelector: true) && isPictograph(next) }
    return isArabic(previous) && isArabic(next)
  }

  /// Whether `scalar` is an emoji of its own, digits and signs of ASCII left out.
  static func isPictograph(_ scalar: Unicode.Scalar, orSelector: Bool = false) -> Bool {
    if scalar.value == 0xFE0F { return orSelector }
    return scalar.value > 0xFF && scalar.properties.isEmoji
  }

  private static func isVirama(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x900 && scalar.properties.canonicalCombiningClass == .virama
  }

  private static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    (0x620...0x77F).contains(scalar.value)
  }
}
