/// Values whose names say that they are secret: `password=…`, `"api_key": "…"`, `--token …`, `Authorization: …`.
extension SecretText {
  /// How a value is joined to its name.
  private struct Joint {
    /// The bytes of the name.
    var name: Range<Int>
    /// Where the value, or the quote before it, starts.
    var start: Int
    /// Whether name and value are one word, as in `KEY=value`.
    var isTight: Bool
  }

  /// Returns the value behind the colon or equals sign at `position`, when the name before it is that of a secret.
  func value(behind position: Int) -> Range<Int>? {
    guard let joint = joint(at: position) else { return nil }
    if let header = SecretName.header(bytes[joint.name]) {
      return headerValue(from: joint.start, isCookie: header == .cookie)
    }
    return value(of: joint)
  }

  /// Returns the value behind a flag such as `--password` that starts at `position`.
  func value(ofFlagAt position: Int) -> Range<Int>? {
    guard holds("--", at: position) else { return nil }
    let start = position + 2
    var end = start
    while end < bytes.count, bytes[end].isWord || bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), bytes[end + 1] != UInt8(ascii: "-"),
      SecretName.isSecret(bytes[start..<end])
    else { return nil }
    return value(of: Joint(name: start..<end, start: end + 1, isTight: true))
  }

  private func joint(at position: Int) -> Joint? {
    let isColon = bytes[position] == UInt8(ascii: ":")
    if position + 1 < bytes.count {
      let next = bytes[position + 1]
      // `::`, `==` and `=>` join something else.
      if next == bytes[position] || !isColon && next == UInt8(ascii: ">") { return nil }
    }
    var end = position
    while end > 0, position - end < 4,
      bytes[end - 1].isBlank || bytes[end - 1].isQuote || bytes[end - 1] == 0x5C
    {
      end -= 1
    }
    var start = end
    while start > 0, end - start < SecretName.longest,
      bytes[start - 1].isWord || SecretName.isMark(bytes[start - 1])
    {
      start -= 1
    }
    guard start < end, SecretName.isSecret(bytes[start..<end]) else { return nil }
    var value = position + 1
    while value < bytes.count, bytes[value].isBlank { value += 1 }
    guard value < bytes.count else { return nil }
    return Joint(
      name: start..<end, start: value, isTight: !isColon && value == position + 1 && end == position)
  }

  private func value(of joint: Joint) -> Range<Int>? {
    if let quoted = quotedValue(from: joint.start) {
      return quoted.count < 3 || isSpared(quoted) ? nil : quoted
    }
    let end = valueEnd(from: joint.start)
    let range = joint.start..<end
    guard !range.isEmpty, !isSpared(range) else { return nil }
    if joint.isTight {
      // A call is code, not a value.
      return bytes[range].contains(UInt8(ascii: "(")) ? nil : range
    }
    return looksSecret(range) || isLine(joint, endingAt: end) ? range : nil
  }

  /// Returns what stands between quotes that open at `start`; JSON inside JSON has a backslash before each of them.
  private func quotedValue(from start: Int) -> Range<Int>? {
    var open = start
    if bytes[open] == 0x5C { open += 1 }
    guard open < bytes.count, bytes[open].isQuote else { return nil }
    let quote = bytes[open]
    var end = open + 1
    while end < bytes.count, bytes[end] != quote, !bytes[end].isLineEnd {
      // An escaped quote inside belongs to the value, unless the quotes themselves are escaped.
      if bytes[end] == 0x5C {
        if open > start { break }
        end += 1
      }
      end += 1
    }
    return (open + 1)..<min(end, bytes.count)
  }

  /// Whether something a person might have written behind `password:` in prose is a value all the same.
  private func looksSecret(_ range: Range<Int>) -> Bool {
    let value = bytes[range]
    return value.count >= 6 && value.contains { $0.isDigit } || value.count >= 24
  }

  /// Whether name and value are a whole line of several, as in a settings file.
  private func isLine(_ joint: Joint, endingAt end: Int) -> Bool {
    guard end - joint.start >= 4, end == bytes.count || bytes[end].isLineEnd else { return false }
    var start = joint.name.lowerBound
    while start > 0, bytes[start - 1].isBlank || bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
    let isAtStart = start == 0 || bytes[start - 1].isLineEnd
    return isAtStart && (start > 0 || end < bytes.count)
  }

  /// Returns what a header says, behind the word for its scheme; a cookie's goes up to the end of the line.
  private func headerValue(from start: Int, isCookie: Bool) -> Range<Int>? {
    var start = start
    if bytes[start] == 0x5C { start += 1 }
    if start < bytes.count, bytes[start].isQuote { start += 1 }
    var hasScheme = false
    for scheme in ["bearer ", "basic ", "token ", "digest ", "apikey "] as [StaticString]
    where holds(scheme, at: start) {
      start += scheme.utf8CodeUnitCount
      hasScheme = true
    }
    var end = start
    while end < bytes.count, bytes[end] > 0x20 || isCookie && bytes[end].isBlank, !bytes[end].isQuote,
      bytes[end] != 0x5C
    {
      end += 1
    }
    let range = start..<end
    // "Authorization: required" says nothing secret.
    let isCertain = isCookie || hasScheme || range.count >= 16 || bytes[range].contains { $0.isDigit }
    return range.count < 4 || !isCertain || isSpared(range) ? nil : range
  }
}
