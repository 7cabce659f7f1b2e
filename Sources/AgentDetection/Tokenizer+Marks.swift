extension Tokenizer {
  /// Reads the sign at the position, or the path, flag or code it starts.
  mutating func readMark(_ scalar: UInt32, length: Int) {
    guard let sign = UInt8(exactly: scalar), sign < 0x80 else {
      if scalar == 0x2019, touchesName { return readApostrophe(length: length) }
      return append(.mark(Self.wideMark(scalar)), length: length)
    }
    let next = byte(at: position + 1)
    switch Character(Unicode.Scalar(sign)) {
    case "-" where next == 0x3E: append(.mark(.arrow), length: 2)
    case "~" where next == 0x7E: append(.mark(.emphasis), length: 2)
    case "-" where bytes.has("-->", at: position): append(.mark(.arrow), length: 3)
    case "=" where next == 0x3E: append(.mark(.arrow), length: 2)
    case ">" where next == 0x3E: append(.mark(.arrow), length: 2)
    case "-", ".", "/", "\\", "~", "$", "#", "%": readPathSign(sign, next: next)
    case "'" where touchesName: readApostrophe(length: 1)
    case "'": append(.mark(.quote), length: 1)
    case "`": readEnclosed(until: 0x60)
    case "<": readEnclosed(until: 0x3E)
    case "{": readEnclosed(until: 0x7D)
    case ">": append(.mark(isAtLineStart ? .bullet : .other), length: 1)
    default: append(.mark(Self.plainMark(sign)), length: 1)
    }
  }

  /// Reads a sign that starts a path, a variable, a channel or a flag when a letter follows it at once.
  private mutating func readPathSign(_ sign: UInt8, next: UInt8) {
    let isPath =
      Self.isPathSign(UInt32(sign)) && Self.isPathSign(UInt32(next)) && byte(at: position + 2) != 0x20
    if !touchesName, isPath || scalarClass(at: position + 1) == .word { return readWord() }
    let mark: Token.Mark
    switch sign {
    case UInt8(ascii: "."): mark = .stop
    case UInt8(ascii: "-"): mark = .dash
    case UInt8(ascii: "/"): mark = .slash
    default: mark = .other
    }
    append(.mark(mark), length: 1)
  }

  /// Reads what an apostrophe starts after a name.
  private mutating func readApostrophe(length: Int) {
    let ending = position + length
    if let contraction = lengthOfContraction(at: ending) {
      if byte(at: ending) | 0x20 == UInt8(ascii: "s") {
        append(.mark(.possessive), length: length + contraction)
      } else {
        append(.mark(.emphasis), length: length)
        append(.word, length: contraction)
      }
      return
    }
    // "Iris' task"; but in "the 'Iris' theme" it closes a quotation.
    let isPlural = byte(at: position - 1) | 0x20 == UInt8(ascii: "s")
    let isPossessive = isPlural && !tokens.contains { $0.mark == .quote }
    append(.mark(isPossessive ? .possessive : .quote), length: length)
  }

  /// Reads code, a tag or a placeholder as one word; a sign without a partner nearby is just a sign.
  private mutating func readEnclosed(until closing: UInt8) {
    let limit = min(bytes.count, position + 120)
    var end = position + 1
    while end < limit, bytes[end] != closing, bytes[end] != 0x0A { end += 1 }
    let isTag = closing == 0x60 || !bytes[position..<end].contains(UInt8(ascii: "\""))
    if end < limit, bytes[end] == closing, isTag, byte(at: position + 1) != 0x20 {
      append(.word, length: end + 1 - position)
    } else {
      append(.mark(.other), length: 1)
    }
  }

  private static func plainMark(_ sign: UInt8) -> Token.Mark {
    switch Character(Unicode.Scalar(sign)) {
    case ":": .colon
    case "=": .equals
    case ",": .comma
    case ";", "!", "?": .stop
    case "|": .bar
    case "&", "+": .plus
    case "(": .openRound
    case "[": .openSquare
    case ")", "]", "}": .close
    case "@": .at
    case "\"": .quote
    case "*": .emphasis
    default: .other
    }
  }

  private static func wideMark(_ scalar: UInt32) -> Token.Mark {
    switch scalar {
    case 0xFF1A: .colon
    case 0xFF1D: .equals
    case 0xFF0C, 0xFF64, 0x3001: .comma
    case 0x3002, 0xFF61, 0xFF01, 0xFF1F, 0xFF1B, 0xFF0E, 0x2026: .stop
    case 0x2012...0x2015, 0xFF0D: .dash
    case 0xFF5C: .bar
    case 0xFF0F: .slash
    case 0xFF06, 0xFF0B, 0x30FB, 0xFF65, 0xD7, 0xB7: .plus
    case 0xFF08: .openRound
    case 0xFF3B, 0x3010, 0x3014, 0x3016: .openSquare
    case 0xFF09, 0xFF3D, 0x3011, 0x3015, 0x3017: .close
    case 0xFF20: .at
    case 0x300A...0x300F, 0x3008, 0x3009, 0xFF62, 0xFF63, 0x2018...0x201F, 0xAB, 0xBB: .quote
    case 0x2022, 0x2023: .bullet
    default: .other
    }
  }
}
