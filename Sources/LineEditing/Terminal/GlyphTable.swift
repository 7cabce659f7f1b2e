import CLibEdit

/// What libedit edits: one wide character for each Character, whatever that is made of.
///
/// libedit moves, deletes and measures by single scalars with `wcwidth`, which is wrong for combining marks, flags, skin
/// tones, joined emoji and emoji newer than the C library: such a Character is edited as a placeholder, a scalar
/// that nobody types (private use, or Tangut where two columns are needed), and only what goes to the terminal holds
/// the text to be shown. Coloured characters of prompts are placeholders too, because libedit compares rows
/// by their characters alone and loses an escape sequence at a prompt's end.
///
/// 1. `decode(encode(text)) == text`, but for line breaks, which become blanks.
/// 2. Every code takes as many columns for libedit as its glyph takes on the terminal.
struct GlyphTable {
  struct Glyph: Hashable {
    /// What it stands for in the line.
    let content: String
    /// What the terminal gets.
    let shown: String
  }

  private static let narrowCodes: ClosedRange<UInt32> = 0xF0000...0xFFFFD
  private static let wideCodes: ClosedRange<UInt32> = 0x17000...0x187F7
  private static let replacement: WideCharacter = 0xFFFD
  /// Breaks that a paste brought, shown but not yet run.
  static let lineBreak = Character("\n")

  private var narrow: [Glyph] = []
  private var wide: [Glyph] = []
  private var codes: [Glyph: WideCharacter] = [:]

  /// Returns the text to be edited.
  mutating func encode(_ text: String, keepsLineBreaks: Bool = false) -> [WideCharacter] {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.map { WideCharacter($0) } }
    return text.map { character in
      guard character.isNewline else { return code(of: character) }
      return keepsLineBreaks ? code(of: Self.lineBreak) : 0x20
    }
  }

  /// Returns the prompt to be shown.
  mutating func encode(_ text: StyledText) -> [WideCharacter] {
    text.pieces.map { code(of: $0.character, style: $0.style) }
  }

  mutating func code(of character: Character, style: String = "") -> WideCharacter {
    let form = CharacterForm(character)
    if style.isEmpty, form.text == String(character), let scalar = character.unicodeScalars.first,
      character.unicodeScalars.count == 1, !Self.isPlaceholder(scalar.value),
      edit_columns(WideCharacter(scalar.value)) == Int32(form.columns)
    {
      return WideCharacter(scalar.value)
    }
    let shown = style.isEmpty ? form.text : "\(style)\(form.text)\u{1B}[0m"
    return code(of: Glyph(content: String(character), shown: shown), isWide: form.columns == 2)
  }

  private mutating func code(of glyph: Glyph, isWide: Bool) -> WideCharacter {
    if let code = codes[glyph] { return code }
    let range = isWide ? Self.wideCodes : Self.narrowCodes
    let value = range.lowerBound + UInt32(isWide ? wide.count : narrow.count)
    // More different clusters than anybody types in one session.
    guard range.contains(value) else { return Self.replacement }
    if isWide { wide.append(glyph) } else { narrow.append(glyph) }
    codes[glyph] = WideCharacter(value)
    return WideCharacter(value)
  }

  /// Returns what has been edited.
  func decode(_ characters: some Sequence<WideCharacter>) -> String {
    var text = ""
    for character in characters { text += content(of: character) }
    return text
  }

  /// Returns what one code stands for; nothing for a key that got into the line.
  func content(of code: WideCharacter) -> String {
    let value = UInt32(bitPattern: code)
    if let glyph = glyph(of: value) { return glyph.content }
    if EditorKey.codes.contains(value) { return "" }
    return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
  }

  /// Returns the glyph behind a placeholder.
  func glyph(of value: UInt32) -> Glyph? {
    if Self.narrowCodes.contains(value) { return at(Int(value - Self.narrowCodes.lowerBound), in: narrow) }
    if Self.wideCodes.contains(value) { return at(Int(value - Self.wideCodes.lowerBound), in: wide) }
    return nil
  }

  private func at(_ index: Int, in glyphs: [Glyph]) -> Glyph? {
    index < glyphs.count ? glyphs[index] : nil
  }

  private static func isPlaceholder(_ value: UInt32) -> Bool {
    narrowCodes.contains(value) || wideCodes.contains(value)
  }

  /// Returns the row the cursor is in, counted from the prompt's first, behind `characters`.
  static func row(behind characters: [WideCharacter], columns: Int) -> Int {
    var row = 0
    var column = 0
    for character in characters {
      if character == 0x0A {
        row += 1
        column = 0
        continue
      }
      let width = max(0, Int(edit_columns(character)))
      if column + width > columns {
        row += 1
        column = 0
      }
      column += width
    }
    return column >= columns ? row + 1 : row
  }
}
