/// Whether text is coloured, and how; the only place that writes an escape sequence.
package enum TextStyle: Sendable {
  case plain
  case ansi

  /// What a colour says.
  package enum Tone: Equatable, Sendable {
    case plain
    case heading
    case good
    case busy
    case bad
    case faint
  }

  /// Returns `text` in the colours of `tone`; the text must be clean, and is measured before it is painted.
  package func painted(_ text: String, _ tone: Tone) -> String {
    guard self == .ansi, let code = Self.code(of: tone), !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func code(of tone: Tone) -> String? {
    switch tone {
    case .plain: nil
    case .heading: "4"
    case .good: "32"
    case .busy: "33"
    case .bad: "31"
    case .faint: "2"
    }
  }
}
