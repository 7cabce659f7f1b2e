/// A line of bash up to the cursor, cut into words as bash would cut it: never fails, whatever is open.
///
/// Only what completion needs is understood: quotes, backslashes, redirections, and where one command ends and the next begins.
/// Variables and substitutions stay as they are typed.
struct BashLine: Equatable {
  /// The quoting that is open at the cursor.
  enum Quoting: Equatable {
    case none, single, double
  }

  /// The finished words, unquoted, the program's name first.
  private(set) var words: [String] = []
  /// The word being typed, unquoted.
  private(set) var current = ""
  /// The same as it stands in the line.
  private(set) var rawCurrent = ""
  private(set) var quoting = Quoting.none
  /// Whether the word being typed is the target of a redirection.
  private(set) var isRedirection = false

  private var hasWord = false
  private var isEscaped = false

  init(_ line: String) {
    for character in line { take(character) }
  }

  private mutating func take(_ character: Character) {
    if isEscaped {
      isEscaped = false
      // In double quotes a backslash is one, but in front of what has a meaning there.
      if quoting == .double, !"$`\"\\".contains(character) { current.append("\\") }
      return append(character)
    }
    switch (quoting, character) {
    case (.none, "\\"), (.double, "\\"):
      isEscaped = true
      rawCurrent.append(character)
      hasWord = true
    case (.none, "'"): open(.single, character)
    case (.none, "\""): open(.double, character)
    case (.single, "'"), (.double, "\""):
      quoting = .none
      rawCurrent.append(character)
    case (.none, " "), (.none, "\t"), (.none, "\n"): endWord()
    case (.none, "<"), (.none, ">"):
      // A number in front of it belongs to it.
      if current.allSatisfy(\.isNumber) { dropWord() } else { endWord() }
      isRedirection = true
    case (.none, "|"), (.none, ";"), (.none, "&"):
      dropWord()
      words = []
      isRedirection = false
    default: append(character)
    }
  }

  private mutating func open(_ quoting: Quoting, _ character: Character) {
    self.quoting = quoting
    rawCurrent.append(character)
    hasWord = true
  }

  private mutating func append(_ character: Character) {
    current.append(character)
    rawCurrent.append(character)
    hasWord = true
  }

  private mutating func endWord() {
    if hasWord {
      if !isRedirection { words.append(current) }
      isRedirection = false
    }
    dropWord()
  }

  private mutating func dropWord() {
    current = ""
    rawCurrent = ""
    hasWord = false
  }

  /// How many characters of the word being typed readline leaves alone: those up to the last of its word breaks.
  func keptCount(breaks: String) -> Int {
    guard quoting == .none else { return 0 }
    var isEscaped = false
    var kept = 0
    var seen = 0
    for character in rawCurrent {
      if isEscaped {
        isEscaped = false
        seen += 1
      } else if character == "\\" {
        isEscaped = true
      } else if character != "'" && character != "\"" {
        seen += 1
        if breaks.contains(character) { kept = seen }
      }
    }
    return kept
  }

  /// Writes `text` in the quoting that is open.
  func quoted(_ text: String) -> String {
    switch quoting {
    case .single:
      return text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    case .double: return Self.escape("$`\"\\!", in: text)
    case .none:
      let isHome = text.hasPrefix("~")
      return (isHome ? "\\" : "") + Self.escape(" \t|&;()<>$`\\\"'*?[]{}#!", in: text)
    }
  }

  private static func escape(_ special: String, in text: String) -> String {
    var escaped = ""
    for character in text {
      if special.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
