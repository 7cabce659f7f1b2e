/// A text with SGR escape sequences, taken apart: each Character with the sequences in force at it.
struct StyledText: Equatable {
  struct Piece: Equatable {
    let character: Character
    /// The SGR sequences since the last reset; empty: plain.
    let style: String
  }

  private(set) var pieces: [Piece] = []
  /// The text without any escape sequence, harmless.
  var shown: String { PlainText(String(pieces.map(\.character))).text }

  init(_ text: String) {
    var style = ""
    var run = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\u{1B}" else {
        run.append(scalar)
        continue
      }
      // Scalars are gathered first, so that clusters are not torn.
      add(&run, style)
      if let parameters = Self.takeSequence(&scalars) { style = Self.style(style, changedBy: parameters) }
    }
    add(&run, style)
  }

  private mutating func add(_ run: inout String.UnicodeScalarView, _ style: String) {
    pieces += String(run).map { Piece(character: $0.isNewline ? " " : $0, style: style) }
    run.removeAll()
  }

  private static func style(_ style: String, changedBy parameters: String) -> String {
    if parameters.isEmpty || parameters == "0" { return "" }
    let sequence = "\u{1B}[\(parameters)m"
    return parameters.hasPrefix("0;") ? sequence : style + sequence
  }

  /// Takes an escape sequence off, its ESC being gone; returns the parameters if it is SGR.
  private static func takeSequence(_ scalars: inout Substring.UnicodeScalarView) -> String? {
    switch scalars.popFirst() {
    case "[":
      var parameters = ""
      while let scalar = scalars.popFirst() {
        if (0x40...0x7E).contains(scalar.value) { return scalar == "m" ? parameters : nil }
        guard (0x30...0x3B).contains(scalar.value) else { return nil }
        parameters.unicodeScalars.append(scalar)
      }
      return nil
    case "]":
      // A title and its like: up to BEL or ESC \.
      while let scalar = scalars.popFirst() {
        if scalar == "\u{07}" { return nil }
        if scalar == "\u{1B}" {
          scalars.removeFirst(min(1, scalars.count))
          return nil
        }
      }
      return nil
    default: return nil
    }
  }
}
