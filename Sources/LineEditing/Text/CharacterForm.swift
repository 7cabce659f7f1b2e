/// How a Character of a line is shown on the terminal: harmless text, and the columns it takes.
///
/// What has no visible form gets one: a line break is a return arrow, a control character its picture, an invisible or
/// reordering character the replacement character.
struct CharacterForm: Equatable {
  let text: String
  /// 1 or 2.
  let columns: Int

  private static let mark = "\u{FFFD}"
  /// A pile of marks must not paint over other rows.
  private static let longestCluster = 16

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else {
      (text, columns) = (Self.mark, 1)
      return
    }
    switch base.value {
    case 0x20..<0x7F where scalars.count == 1: (text, columns) = (String(character), 1)
    case 0x0A, 0x0D: (text, columns) = ("\u{23CE}", 1)
    case 0..<0x20: (text, columns) = (Unicode.Scalar(0x2400 + base.value).map { String($0) } ?? Self.mark, 1)
    case 0x7F: (text, columns) = ("\u{2421}", 1)
    case _ where Self.isHidden(base) || scalars.count > Self.longestCluster:
      (text, columns) = (Self.mark, 1)
    case _ where Self.isCombining(base): (text, columns) = ("\u{25CC}\(character)", 1)
    // A joiner is visible only in what it joins; other formats inside a cluster reorder or hide.
    case _ where scalars.contains(where: { Self.isHidden($0) && !Self.isJoiner($0) }):
      (text, columns) = (Self.mark, 1)
    default: (text, columns) = (String(character), Self.columns(of: character, base: base))
    }
  }

  private static func columns(of character: Character, base: Unicode.Scalar) -> Int {
    if isWide(base) { return 2 }
    // Emoji made of parts: a selector of the coloured form, a skin tone, a joined second emoji.
    let isEmoji =
      base.properties.isEmoji
      && character.unicodeScalars.dropFirst().contains {
        $0.value == 0xFE0F || (0x1F3FB...0x1F3FF).contains($0.value)
          || $0.value > 0x2000 && $0.properties.isEmoji
      }
    return isEmoji ? 2 : 1
  }

  /// East Asian wide and full-width characters, and what is an emoji without being asked to.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x303F, 0x3248...0x324F, 0x4DC0...0x4DFF: false
    case 0x1100...0x115F, 0x2329, 0x232A, 0x2E80...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DF2, 0x1AFF0...0x1B2FB, 0x1F1E6...0x1F202, 0x1F210...0x1F265, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    // With the tags that make the flags of regions.
    [0x200C, 0x200D].contains(scalar.value) || (0xE0020...0xE007F).contains(scalar.value)
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
