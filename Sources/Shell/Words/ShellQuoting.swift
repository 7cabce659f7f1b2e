/// Writes texts so that the command language reads them back as one word.
package enum ShellQuoting {
  /// How a word is written.
  package enum Style: Equatable, Sendable {
    case plain
    case single
    case double
  }

  /// Returns the shortest way to write a word that reads back as `text`.
  ///
  /// Control characters other than tab and line feed have no way to be written and stay as they are; the
  /// parser refuses them with words of its own.
  package static func quote(_ text: String) -> String {
    if !needsQuotes(text) { return text }
    let single = "'" + body(text, in: .single) + "'"
    let double = "\"" + body(text, in: .double) + "\""
    let plain = body(text, in: .plain)
    // Quotes read better than backslashes where they cost nothing.
    let shortest = [single, double, plain].min { $0.unicodeScalars.count < $1.unicodeScalars.count }
    return text.isEmpty ? single : shortest ?? single
  }

  /// Whether a word of this text cannot be written as it is.
  package static func needsQuotes(_ text: String) -> Bool {
    text.isEmpty || body(text, in: .plain).unicodeScalars.count != text.unicodeScalars.count
  }

  /// Returns the text as it is written inside quotes of that style, without the quotes themselves.
  package static func body(_ text: String, in style: Style) -> String {
    let source = SourceText(text, keepsByteOrderMark: true)
    var result = String.UnicodeScalarView()
    for (offset, scalar) in source.scalars.enumerated() {
      switch style {
      case .single: result.append(contentsOf: (scalar == "'" ? "'\\'" : "").unicodeScalars)
      case .double: if needsEscapeInDouble(source, at: offset) { result.append("\\") }
      case .plain:
        // A backslash would hide a line break instead of keeping it.
        if source.isLineBreak(at: offset) {
          if scalar == "\r" || offset == 0 || source[offset - 1] != "\r" { result.append("'") }
        } else if needsEscape(source, at: offset) {
          result.append("\\")
        }
      }
      result.append(scalar)
      if style == .plain, scalar == "\n" { result.append("'") }
    }
    return String(result)
  }

  private static func needsEscape(_ source: SourceText, at offset: Int) -> Bool {
    switch source.scalars[offset] {
    case "'", "\"", "\\": true
    // A byte order mark at the start of a text would be dropped.
    case "#", "!", "\u{FEFF}": offset == 0
    default: source.endsWord(at: offset, isExpression: false)
    }
  }

  private static func needsEscapeInDouble(_ source: SourceText, at offset: Int) -> Bool {
    switch source.scalars[offset] {
    case "\"": true
    // Only before what it would escape, and at the end, where the quote follows.
    case "\\":
      source[offset + 1].map { ["\"", "\\", "$", "`", "\n", "\r"].contains($0) } ?? true
    default: false
    }
  }
}
