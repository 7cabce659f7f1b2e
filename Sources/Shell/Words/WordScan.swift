/// One word as it stands in a source, read up to what ends it, also when that is the end of the text too
/// early.
struct WordScan {
  /// What a word that ends too early is waiting for.
  enum Opening: Equatable {
    case quote(Unicode.Scalar, at: Int)
    case backslash(at: Int)
  }

  private(set) var text = String.UnicodeScalarView()
  private(set) var end: Int
  private(set) var isQuoted = false
  private(set) var opening: Opening?
  let start: Int

  /// Reads the word at `start`.
  ///
  /// In an expression (`expect a >= 3`) `<` and `>` are letters like any other.
  init(_ source: SourceText, at start: Int, isExpression: Bool) {
    self.start = start
    end = start
    while let scalar = source[end], opening == nil {
      switch scalar {
      case "'", "\"": takeQuoted(source, quote: scalar)
      case "\\": takeEscape(source)
      default:
        if source.endsWord(at: end, isExpression: isExpression) { return }
        take(scalar)
      }
    }
  }

  /// Whether the word is a plain number, which `>` behind it would make a descriptor in other shells.
  var isNumber: Bool { !isQuoted && !text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) } }

  func word(in source: SourceText) -> Word {
    Word(
      text: String(text), raw: source.string(start..<end), position: source.position(of: start),
      isQuoted: isQuoted)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    text.append(scalar)
    end += 1
  }

  private mutating func takeEscape(_ source: SourceText) {
    if let next = source.continuation(at: end) {
      end = next
      return
    }
    isQuoted = true
    guard let escaped = source[end + 1] else {
      opening = .backslash(at: end)
      end += 1
      return
    }
    end += 1
    take(escaped)
  }

  private mutating func takeQuoted(_ source: SourceText, quote: Unicode.Scalar) {
    let openedAt = end
    isQuoted = true
    end += 1
    while let scalar = source[end] {
      if scalar == quote {
        end += 1
        return
      }
      if scalar == "\\", quote == "\"" {
        if let next = source.continuation(at: end) {
          end = next
          continue
        }
        // As in other shells: before anything else a backslash is just a backslash.
        if let next = source[end + 1], ["\"", "\\", "$", "`"].contains(next) { end += 1 }
        take(source[end] ?? scalar)
      } else {
        take(scalar)
      }
    }
    opening = .quote(quote, at: openedAt)
  }
}

extension SourceText {
  /// Whether an unquoted scalar is no part of a word.
  func endsWord(at offset: Int, isExpression: Bool) -> Bool {
    guard let scalar = self[offset] else { return true }
    switch scalar {
    case "\n", ";", "|", "&", "`": return true
    case "<", ">": return !isExpression
    case "$": return self[offset + 1] == "("
    case "\r": return isLineBreak(at: offset)
    default: return isBlank(at: offset)
    }
  }
}
