/// Text for the system shell as it stands in a source: passed on word for word, so only its end is looked
/// for.
struct SystemScan {
  /// Without the blanks around it.
  let range: Range<Int>
  /// Where reading goes on: a `;`, a line break or the end.
  let end: Int
  let opening: WordScan.Opening?

  private init(_ source: SourceText, from start: Int, end: Int, opening: WordScan.Opening?) {
    var last = end
    // A blank behind a backslash is a character of the command.
    while last > start, source.isBlank(at: last - 1), last < 2 || source[last - 2] != "\\" { last -= 1 }
    range = start..<last
    self.end = end
    self.opening = opening
  }

  /// Reads the rest of the line, behind a `!`: quotes and `;` are the system shell's own business.
  static func line(_ source: SourceText, from start: Int) -> SystemScan {
    let start = source.endOfGap(at: start)
    var offset = start
    while offset < source.count, !source.isLineBreak(at: offset) {
      if let next = source.continuation(at: offset) {
        offset = next
      } else if source[offset] == "\\" {
        if offset + 1 == source.count {
          return SystemScan(source, from: start, end: offset + 1, opening: .backslash(at: offset))
        }
        offset += 2
      } else {
        offset += 1
      }
    }
    return SystemScan(source, from: start, end: offset, opening: nil)
  }

  /// Reads up to an unquoted `;` or line break, behind a `|`; a comment at the end is left out.
  static func pipe(_ source: SourceText, from start: Int) -> SystemScan {
    let start = source.endOfGap(at: start)
    var offset = start
    var beginsWord = true
    while let scalar = source[offset], scalar != ";", !source.isLineBreak(at: offset) {
      if scalar == "#", beginsWord {
        let scan = SystemScan(source, from: start, end: offset, opening: nil)
        return SystemScan(range: scan.range, end: source.endOfLine(at: offset))
      }
      beginsWord = source.isBlank(at: offset) || "|&()".unicodeScalars.contains(scalar)
      switch scalar {
      case "'", "\"":
        guard let end = endOfQuote(source, at: offset) else {
          return SystemScan(
            source, from: start, end: source.count, opening: .quote(scalar, at: offset))
        }
        offset = end
      case "\\":
        if offset + 1 == source.count {
          return SystemScan(source, from: start, end: offset + 1, opening: .backslash(at: offset))
        }
        offset = source.continuation(at: offset) ?? offset + 2
      default: offset += 1
      }
    }
    return SystemScan(source, from: start, end: offset, opening: nil)
  }

  private init(range: Range<Int>, end: Int) {
    self.range = range
    self.end = end
    opening = nil
  }

  private static func endOfQuote(_ source: SourceText, at start: Int) -> Int? {
    let quote = source[start]
    var offset = start + 1
    while let scalar = source[offset] {
      if scalar == quote { return offset + 1 }
      offset += scalar == "\\" && quote == "\"" ? 2 : 1
    }
    return nil
  }
}
