/// Takes the bytes of a terminal's output apart.
struct PseudoTerminalParser: Sendable {
  enum Token: Equatable {
    case character(Unicode.Scalar)
    case control(UInt8)
    /// A control sequence: its numbers, its last character, and a mark such as `?` before the numbers.
    case sequence([Int], Character, String)
    /// Something no line editor should send.
    case strange(String)
  }

  private enum State {
    case ground
    case escape
    case sequence(String)
    /// A title or a device control string, with what has come of it.
    case text(String)
    case charset
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Token? {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .sequence(let text): return sequence(text + String(UnicodeScalar(byte)), byte)
    case .charset:
      state = .ground
      return nil
    case .text(let text):
      if byte == 0x07 || (byte == UInt8(ascii: "\\") && text.hasSuffix("\u{1B}")) {
        state = .ground
        return .strange("text \(text)")
      }
      state = .text(text + String(UnicodeScalar(byte)))
      return nil
    }
  }

  private mutating func ground(_ byte: UInt8) -> Token? {
    if byte >= 0x80 { return multibyte(byte) }
    if !partial.isEmpty {
      partial = []
      return .strange("broken UTF-8")
    }
    if byte == 0x1B {
      state = .escape
      return nil
    }
    return byte < 0x20 || byte == 0x7F ? .control(byte) : .character(Unicode.Scalar(byte))
  }

  private mutating func multibyte(_ byte: UInt8) -> Token? {
    partial.append(byte)
    if let text = String(validating: partial, as: UTF8.self), let scalar = text.unicodeScalars.first {
      partial = []
      return (0x80...0x9F).contains(scalar.value) ? .strange("C1 \(scalar.value)") : .character(scalar)
    }
    if partial.count < 4 { return nil }
    partial = []
    return .strange("broken UTF-8")
  }

  private mutating func escape(_ byte: UInt8) -> Token? {
    state = .ground
    switch UnicodeScalar(byte) {
    case "[": state = .sequence("")
    case "]", "P", "_", "^", "X": state = .text(String(UnicodeScalar(byte)))
    case "(", ")": state = .charset
    // Keypad modes.
    case "=", ">": break
    default: return .strange("ESC \(UnicodeScalar(byte))")
    }
    return nil
  }

  private mutating func sequence(_ text: String, _ byte: UInt8) -> Token? {
    guard (0x40...0x7E).contains(byte) else {
      state = byte < 0x20 ? .ground : .sequence(text)
      return byte < 0x20 ? .strange("CSI \(text)") : nil
    }
    state = .ground
    let mark = String(text.prefix { "?<=>".contains($0) })
    let numbers = text.dropFirst(mark.count).dropLast().split(
      separator: ";", omittingEmptySubsequences: false)
    return .sequence(numbers.compactMap { Int($0) }, text.last ?? " ", mark)
  }
}
