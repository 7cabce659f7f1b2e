/// A paste, as it may stand in a line.
enum PastedText {
  /// Returns the text with its line breaks as LF, tabs as blanks, without other control characters and without line
  /// breaks at its end.
  static func cleaned(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    /// The first half of a line break of two.
    var half: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isSecondHalf = half.map { $0 != scalar } ?? false
      half = nil
      switch scalar.value {
      // LF CR is CR LF too: while libedit edits, the terminal exchanges the two.
      case 0x0A where isSecondHalf, 0x0D where isSecondHalf: break
      case 0x0A, 0x0D:
        half = scalar
        scalars.append("\n")
      case 0x85, 0x2028, 0x2029: scalars.append("\n")
      case 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: scalars.append(scalar)
      }
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }
}
