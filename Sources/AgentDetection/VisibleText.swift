/// Text as a person sees it: without what hides between the letters, and with full-width letters made plain.
///
/// Agents write the texts, so they may hold anything: a name coloured by escape sequences is still that name,
/// and a name that exists only in a window title is not.
enum VisibleText {
  /// Returns whether the bytes at `position` are something that `folded(_:)` takes out or changes.
  ///
  /// Called for every byte that is a control character or starts a scalar; must be cheap.
  @inline(__always)
  static func isHidden(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let byte = bytes[position]
    if byte < 0x80 { return byte != 0x09 && byte != 0x0A && byte != 0x0D && (byte < 0x20 || byte == 0x7F) }
    guard byte == 0xC2 || byte == 0xE2 || byte == 0xEF else { return false }
    let second = position + 1 < bytes.count ? bytes[position + 1] : 0
    if byte == 0xC2 { return second < 0xA0 || second == 0xAD }
    let third = position + 2 < bytes.count ? bytes[position + 2] : 0
    if byte == 0xE2 {
      return (second == 0x80 && (0x8B...0x8F ~= third || 0xAA...0xAE ~= third))
        || (second == 0x81 && third >= 0xA0 && third <= 0xAF)
    }
    switch second {
    case 0xB8: return third <= 0x8F
    case 0xBB: return third == 0xBF
    case 0xBC: return 0x90...0x99 ~= third || 0xA1...0xBA ~= third
    case 0xBD: return 0x81...0x9A ~= third
    default: return false
    }
  }

  /// Returns the bytes as they are seen.
  ///
  /// Escape sequences, invisible scalars and variation selectors vanish; other control characters become
  /// spaces; full-width letters and digits become ASCII.
  static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var seen: [UInt8] = []
    seen.reserveCapacity(bytes.count)
    var escapes = EscapeReader(bytes: bytes)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte < 0x20 || byte >= 0x7F, isHidden(bytes, at: position) else {
        seen.append(byte)
        position += 1
        continue
      }
      let second = position + 1 < bytes.count ? bytes[position + 1] : 0
      switch byte {
      case 0x1B:
        position = escapes.end(introducer: second, body: position + 2)
      case 0xC2 where 0x80...0x9F ~= second:
        // The same sequences with an introducer of one scalar, such as U+009B.
        position = escapes.end(introducer: second - 0x40, body: position + 2)
        if second != 0x9B { seen.append(0x20) }
      case 0xC2:
        position += 2
      case 0xEF where second == 0xBC:
        seen.append(bytes[position + 2] - 0x60)
        position += 3
      case 0xEF where second == 0xBD:
        seen.append(bytes[position + 2] - 0x20)
        position += 3
      case 0xE2, 0xEF:
        position += 3
      default:
        seen.append(0x20)
        position += 1
      }
    }
    return seen
  }
}

/// Finds the ends of terminal escape sequences, in time that grows with the text and no faster.
private struct EscapeReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// No string terminator was found before this position: it is not looked for twice.
  private var searched = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Returns where the escape sequence ends whose `body` starts after ESC and `introducer`.
  ///
  /// A string sequence without an end hides nothing: most readers would show the rest.
  mutating func end(introducer: UInt8, body: Int) -> Int {
    let body = min(body, bytes.count)
    switch introducer {
    case 0x5B: return endOfParameters(from: body)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return endOfString(from: body) ?? body
    default: return body
    }
  }

  /// CSI: parameters, then one final byte.
  private func endOfParameters(from body: Int) -> Int {
    var position = body
    while position < bytes.count, 0x20...0x3F ~= bytes[position] { position += 1 }
    let isComplete = position < bytes.count && 0x40...0x7E ~= bytes[position]
    return isComplete ? position + 1 : position
  }

  /// DCS, SOS, OSC, PM, APC: a string up to BEL or ST.
  private mutating func endOfString(from body: Int) -> Int? {
    var position = max(body, searched)
    while position < bytes.count {
      if bytes[position] == 0x07 { return position + 1 }
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      if (bytes[position] == 0x1B && next == 0x5C) || (bytes[position] == 0xC2 && next == 0x9C) {
        return position + 2
      }
      position += 1
    }
    searched = position
    return nil
  }
}
