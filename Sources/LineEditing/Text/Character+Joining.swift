extension Character {
  /// Returns the Character that this one becomes with `scalar` behind it, or nil when they stay two.
  func joined(with scalar: Unicode.Scalar) -> Character? {
    var text = String(self)
    text.unicodeScalars.append(scalar)
    guard let character = text.first, text.count == 1 else { return nil }
    return character
  }
}
