extension Tokenizer {
  /// Returns whether a name that ends at `end` is a whole word there, not the start of something longer.
  ///
  /// A sign that touches the name ends it only where a sentence would use it so: "Kai." but not
  /// "kai.example.com", "Kai: x" but not "kai:8080". An exact name is given a little more room than a
  /// lower-case one.
  func endsWord(at end: Int, isExact: Bool) -> Bool {
    guard end < bytes.count else { return true }
    let scalar = bytes.scalar(at: end)
    let next = end + scalar.length
    switch ScalarClass(scalar.value) {
    case .space, .symbol: return true
    case .native: return endsNativeWord(at: end)
    case .word:
      let last = bytes.scalar(before: end).map(ScalarClass.init)
      return last == .native
    case .mark: break
    }
    guard let sign = UInt8(exactly: scalar.value), sign < 0x80 else {
      if scalar.value == 0x2019 { return endsWithApostrophe(next: next) }
      return scalar.value != 0x2010 && scalar.value != 0x2011
    }
    switch Character(Unicode.Scalar(sign)) {
    case ",", ";", "|", ")", "]", "}", "\"":
      return true
    case ".", "!", "?":
      return isPhraseEnd(at: next)
    case ":":
      let isUpper = 0x41...0x5A ~= byte(at: next)
      return byte(at: next) == 0x2A || scalarClass(at: next) == .space || byte(at: next) >= 0x80
        || (isUpper && isExact)
    case "-":
      if byte(at: next) == 0x3E { return hasName(at: next + 1) || hasName(at: next + 2) }
      return byte(at: next) == 0x20
    case "/", "&", "+":
      return hasName(at: next)
    case "'":
      return endsWithApostrophe(next: next)
    case "(":
      return byte(at: next) != 0x29 && (isExact || scalarClass(at: next) == .native)
    case "~":
      return byte(at: next) == 0x7E
    case "*":
      return byte(at: next) == 0x2A || byte(at: next) == 0x3A || isPhraseEnd(at: next)
    default:
      return false
    }
  }

  /// Returns whether the text after an apostrophe leaves what is before it a word: 's, 'll, a closing quote.
  private func endsWithApostrophe(next: Int) -> Bool {
    guard scalarClass(at: next) == .word else { return true }
    return lengthOfContraction(at: next) != nil
  }

  /// Returns the length of what follows an apostrophe in "Kai's" or "Kai'll", or nil when nothing of the kind
  /// does.
  func lengthOfContraction(at position: Int) -> Int? {
    let endings: [StaticString] = ["s", "ll", "ve", "re", "d", "S"]
    for ending in endings where bytes.has(ending, at: position) {
      let length = ending.utf8CodeUnitCount
      if scalarClass(at: position + length) != .word { return length }
    }
    return nil
  }

  /// Returns whether a sign before `position` can be the end of a sentence.
  private func isPhraseEnd(at position: Int) -> Bool {
    guard position < bytes.count else { return true }
    let scalar = bytes.scalar(at: position).value
    switch ScalarClass(scalar) {
    case .space, .symbol, .native: return true
    case .word: return false
    case .mark: break
    }
    switch scalar {
    case 0x21, 0x22, 0x27, 0x29, 0x2A, 0x2C, 0x2E, 0x3F, 0x5D: return true
    default: return scalar >= 0x80
    }
  }

  /// Returns whether a name that ends at `end` stands apart from the Japanese text after it.
  ///
  /// A name in the script of that text would be part of a longer word, unless a particle follows.
  private func endsNativeWord(at end: Int) -> Bool {
    guard let last = bytes.scalar(before: end), ScalarClass(last) == .native else { return true }
    let script = JapaneseScript(bytes.scalar(at: end).value)
    guard JapaneseScript(last) == script else { return true }
    guard script == .hiragana else { return false }
    let particles: [StaticString] = ["が", "は", "を", "に", "の", "と", "も", "へ", "で", "から", "さん", "くん", "ちゃん"]
    return particles.contains { bytes.has($0, at: end) }
  }
}
