/// How far a number has been read, for input that may stop in the midst of one.
enum JSONNumberState: Equatable, Sendable {
  case minus, zero, integer, dot, fraction, exponent, exponentSign, exponentDigits

  /// What a further byte makes of the number.
  enum Step {
    case goesOn(JSONNumberState)
    /// The byte belongs to what follows.
    case ends
    case fails
  }

  /// Starts a number; nil when none starts with this byte.
  init?(first byte: UInt8) {
    switch byte {
    case Byte.minus: self = .minus
    case Byte.zero: self = .zero
    case _ where Byte.isDigit(byte): self = .integer
    default: return nil
    }
  }

  /// What `byte` makes of the number.
  func next(_ byte: UInt8) -> Step {
    let isDigit = Byte.isDigit(byte)
    switch self {
    case .minus:
      return byte == Byte.zero ? .goesOn(.zero) : isDigit ? .goesOn(.integer) : .fails
    case .zero:
      return isDigit ? .fails : afterInteger(byte)
    case .integer:
      return isDigit ? .goesOn(.integer) : afterInteger(byte)
    case .dot:
      return isDigit ? .goesOn(.fraction) : .fails
    case .fraction:
      if isDigit { return .goesOn(.fraction) }
      return byte | 0x20 == Byte.e ? .goesOn(.exponent) : .ends
    case .exponent:
      if byte == Byte.plus || byte == Byte.minus { return .goesOn(.exponentSign) }
      return isDigit ? .goesOn(.exponentDigits) : .fails
    case .exponentSign:
      return isDigit ? .goesOn(.exponentDigits) : .fails
    case .exponentDigits:
      return isDigit ? .goesOn(.exponentDigits) : .ends
    }
  }

  private func afterInteger(_ byte: UInt8) -> Step {
    if byte == Byte.dot { return .goesOn(.dot) }
    return byte | 0x20 == Byte.e ? .goesOn(.exponent) : .ends
  }
}
