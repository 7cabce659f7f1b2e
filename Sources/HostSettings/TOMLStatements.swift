/// The statements of a TOML file with their lines: enough to see what can be added at its end.
///
/// Values are passed by, strings over several lines, lists and tables among them; what is not understood is a fault.
struct TOMLStatements {
  enum Kind: Equatable {
    /// `[a.b]`
    case table
    /// `[[a.b]]`
    case list
    /// `a.b = …`; the text of the value, with its quotes.
    case value(String)
  }

  struct Statement {
    let line: Int
    let kind: Kind
    /// The whole path, that of the table it stands in included.
    let path: [String]
    /// Whether every table on the way is one of a list: `[[hooks.Stop]]`.
    let isInList: Bool
  }

  private(set) var statements: [Statement] = []
  private let bytes: [UInt8]
  private var cursor = 0
  private var line = 1

  init(_ bytes: [UInt8]) throws(SettingsFault) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor = 3 }
    var table: [String] = []
    var isList = false
    while cursor < bytes.count {
      skipSpaces()
      guard let byte = peek else { break }
      let start = line
      switch byte {
      case 0x0A: advance()
      case 0x0D where cursor + 1 < bytes.count && bytes[cursor + 1] == 0x0A: advance()
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "["):
        advance()
        isList = peek == UInt8(ascii: "[")
        if isList { advance() }
        table = try key(until: UInt8(ascii: "]"))
        if isList, !take(UInt8(ascii: "]")) { throw fault("a header that does not end", start) }
        statements.append(
          Statement(line: start, kind: isList ? .list : .table, path: table, isInList: isList))
        try endLine()
      default:
        let name = try key(until: UInt8(ascii: "="))
        skipSpaces()
        let from = cursor
        try skipValue()
        statements.append(
          Statement(
            line: start, kind: .value(String(decoding: bytes[from..<cursor], as: UTF8.self)),
            path: table + name, isInList: isList))
        try endLine()
      }
    }
  }

  private var peek: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  private mutating func advance() {
    if bytes[cursor] == 0x0A { line += 1 }
    cursor += 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    advance()
    return true
  }

  private func fault(_ reason: String, _ line: Int) -> SettingsFault { .lines(reason: reason, line: line) }

  private mutating func skipSpaces() {
    while let byte = peek, byte == 0x20 || byte == 0x09 { cursor += 1 }
  }

  private mutating func skipComment() { while let byte = peek, byte != 0x0A { cursor += 1 } }

  private mutating func endLine() throws(SettingsFault) {
    skipSpaces()
    if peek == UInt8(ascii: "#") { skipComment() }
    if peek == 0x0D { cursor += 1 }
    guard peek == nil || peek == 0x0A else { throw fault("something behind the end of a value", line) }
  }

  /// The parts of a key, `end` behind it passed.
  private mutating func key(until end: UInt8) throws(SettingsFault) -> [String] {
    var parts: [String] = []
    while true {
      skipSpaces()
      guard let byte = peek else { throw fault("a key that does not end", line) }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let from = cursor + 1
        try skipString()
        parts.append(String(decoding: bytes[from..<(cursor - 1)], as: UTF8.self))
      } else {
        let from = cursor
        while let byte = peek, Self.isBare(byte) { cursor += 1 }
        if from == cursor { throw fault("a line that is neither a key nor a header", line) }
        parts.append(String(decoding: bytes[from..<cursor], as: UTF8.self))
      }
      skipSpaces()
      if take(end) { return parts }
      if !take(UInt8(ascii: ".")) { throw fault("a key that does not end", line) }
    }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Passes a string, of one line or of several.
  private mutating func skipString() throws(SettingsFault) {
    let (start, quote) = (line, bytes[cursor])
    let isLong = bytes[cursor...].starts(with: [quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let byte = peek {
      if byte == quote, !isLong {
        advance()
        return
      }
      if byte == quote, bytes[cursor...].starts(with: [quote, quote, quote]) {
        for _ in 0..<3 { advance() }
        // Up to two more belong to the text.
        while peek == quote { advance() }
        return
      }
      if byte == 0x0A, !isLong { break }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), cursor + 1 < bytes.count { advance() }
      advance()
    }
    throw fault("a text that does not end", start)
  }

  /// Passes a value to the end of its line, lists and tables to their closing brackets.
  private mutating func skipValue() throws(SettingsFault) {
    let start = line
    var open: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try skipString()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}"))
        advance()
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard open.popLast() == byte else { throw fault("a bracket that nothing opened", line) }
        advance()
      case UInt8(ascii: "#"):
        if open.isEmpty { return }
        skipComment()
      case 0x0A where open.isEmpty, 0x0D where open.isEmpty: return
      default: advance()
      }
    }
    if !open.isEmpty { throw fault("a bracket that nothing closes", start) }
  }
}
