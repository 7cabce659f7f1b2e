/// Finds what must not be kept in a text: tokens, passwords, bearer headers, private keys, addresses with credentials.
///
/// One pass over the bytes, by what secrets look like and what stands before them; see docs/record-replay.md for the patterns.
/// Names of agents are never taken for secrets, so that what a text says about who acts stays as it was.
struct SecretScanner: Sendable {
  static let replacement = "[redacted]"

  /// Names of agents, in lower case.
  private let names: Set<[UInt8]>

  init(sparing names: some Sequence<String> = []) {
    self.names = Set(names.map { Array($0.lowercased().utf8) })
  }

  /// Returns the text without its secrets, or nil for the many texts that hold none.
  func redacted(_ text: String) -> String? {
    let found = text.utf8.withContiguousStorageIfAvailable { secrets(in: $0) }
    let ranges = found ?? Array(text.utf8).withUnsafeBufferPointer { secrets(in: $0) }
    if ranges.isEmpty { return nil }
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var position = 0
    for range in ranges {
      kept += bytes[position..<range.lowerBound]
      kept += Self.replacement.utf8
      position = range.upperBound
    }
    kept += bytes[position...]
    return String(decoding: kept, as: UTF8.self)
  }

  /// Returns the places of secrets, in order, none overlapping another.
  private func secrets(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var previous = UInt8(ascii: " ")
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if let range = secret(in: bytes, at: position, byte, behind: previous) {
        // One found at a word reaches behind it; one found at a colon begins behind that: both go on at the end.
        found.append(range)
        position = range.upperBound
        previous = bytes[position - 1]
        continue
      }
      previous = byte
      position += 1
    }
    return found
  }

  /// Whether the text is an agent's name or a stand-in for a value.
  func isSpared(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { SecretText($0, sparing: names).isSpared(0..<bytes.count) }
  }

  private func secret(
    in bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ byte: UInt8, behind previous: UInt8
  ) -> Range<Int>? {
    switch byte {
    case UInt8(ascii: ":"):
      let text = SecretText(bytes, sparing: names)
      return text.credentials(ofAddressAt: position) ?? text.value(behind: position)
    case UInt8(ascii: "="):
      return SecretText(bytes, sparing: names).value(behind: position)
    case UInt8(ascii: "-"):
      if previous == byte { return nil }
      let text = SecretText(bytes, sparing: names)
      return text.privateKey(at: position) ?? text.value(ofFlagAt: position)
    default:
      // A word starts here.
      guard byte.isWord, !previous.isWord, previous != UInt8(ascii: "-") else { return nil }
      if let end = SecretPrefix.end(of: bytes, at: position) { return position..<end }
      if byte == UInt8(ascii: "e") { return SecretText(bytes, sparing: names).webToken(at: position) }
      if byte | 0x20 == UInt8(ascii: "b") { return SecretText(bytes, sparing: names).bearer(at: position) }
      return nil
    }
  }
}
