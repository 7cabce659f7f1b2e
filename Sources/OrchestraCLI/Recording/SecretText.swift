/// One text in which a byte gave reason to look for a secret.
struct SecretText {
  let bytes: UnsafeBufferPointer<UInt8>
  private let names: Set<[UInt8]>

  init(_ bytes: UnsafeBufferPointer<UInt8>, sparing names: Set<[UInt8]>) {
    self.bytes = bytes
    self.names = names
  }

  /// Whether `word` stands at `position`, whatever its case.
  func holds(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= bytes.count else { return false }
    for offset in 0..<length {
      let byte = bytes[position + offset]
      let folded = byte.isCapital ? byte | 0x20 : byte
      if folded != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// Whether the range is an agent's name, or what stands in the place of a value: a variable, a mask, a keyword.
  func isSpared(_ range: Range<Int>) -> Bool {
    let value = bytes[range]
    guard let first = value.first else { return true }
    if [UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "*"), UInt8(ascii: "%")]
      .contains(first)
    {
      return true
    }
    // Its last bracket ends a value.
    if value.starts(with: SecretScanner.replacement.utf8.dropLast()) { return true }
    let word = value.drop { $0 == UInt8(ascii: "@") }.map { $0.isCapital ? $0 | 0x20 : $0 }
    return names.contains(word) || Self.placeholders.contains(word)
  }

  private static let placeholders = Set(
    ["null", "nil", "none", "true", "false", "undefined", "string", "redacted"].map { Array($0.utf8) })

  /// Returns the inside of a private key that begins at `position`, up to its last line.
  func privateKey(at position: Int) -> Range<Int>? {
    guard holds("-----begin ", at: position) else { return nil }
    let title = position + 11
    var end = title
    while end < bytes.count, end < title + 48, !bytes[end].isLineEnd, bytes[end] != UInt8(ascii: "-") {
      end += 1
    }
    guard end + 5 <= bytes.count, holds("-----", at: end) else { return nil }
    guard (title..<end).contains(where: { holds("private key", at: $0) }) else { return nil }
    let start = end + 5
    var stop = start
    while stop < bytes.count, !(bytes[stop] == UInt8(ascii: "-") && holds("-----end ", at: stop)) {
      stop += 1
    }
    return stop == start || isSpared(start..<stop) ? nil : start..<stop
  }

  /// Returns the name and password of an address whose colon is at `position`, as in `https://name:password@host`.
  func credentials(ofAddressAt position: Int) -> Range<Int>? {
    guard position > 0, bytes[position - 1].isWord, holds("://", at: position) else { return nil }
    let start = position + 3
    var end = start
    var mark: Int?
    while end < bytes.count, !Self.endsAuthority(bytes[end]) {
      if bytes[end] == UInt8(ascii: "@") { mark = end }
      end += 1
    }
    guard let mark, mark > start else { return nil }
    let user = bytes[start..<mark]
    // A name alone is no secret; tokens given in its place are long.
    guard let colon = user.firstIndex(of: UInt8(ascii: ":")) else {
      return user.count >= 16 ? start..<mark : nil
    }
    if colon + 1 < mark, bytes[colon + 1] == UInt8(ascii: "$") { return nil }
    return isSpared(start..<mark) ? nil : start..<mark
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte.isQuote || "/?#<>\\)".utf8.contains(byte)
  }

  /// Returns a JSON web token that begins at `position`: three parts joined by dots.
  func webToken(at position: Int) -> Range<Int>? {
    guard position + 20 < bytes.count, bytes[position + 1] == UInt8(ascii: "y"),
      bytes[position + 2] == UInt8(ascii: "J")
    else { return nil }
    let end = SecretPrefix.tokenEnd(of: bytes, from: position)
    let parts = bytes[position..<end].split(separator: UInt8(ascii: "."))
    guard parts.count >= 2, parts[0].count >= 10, parts[1].count >= 10 else { return nil }
    return position..<end
  }

  /// Returns the token behind the word `Bearer` at `position`.
  func bearer(at position: Int) -> Range<Int>? {
    guard holds("bearer ", at: position) else { return nil }
    let start = position + 7
    let end = valueEnd(from: start)
    let value = bytes[start..<end]
    // "Bearer authentication" is prose.
    let isToken =
      value.count >= 20
      || value.count >= 8
        && value.contains { $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    return isToken && !isSpared(start..<end) ? start..<end : nil
  }

  /// Returns the end of an unquoted value: white space, a quote, or a mark that ends values in commands and addresses.
  func valueEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte.isQuote || ",;&)}]<>|\\".utf8.contains(byte) { break }
      end += 1
    }
    return end
  }
}
