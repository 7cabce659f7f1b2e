/// The words of a shell command, as far as one can tell without running it: quotes and backslashes, no expansion.
package enum CommandWords {
  /// Returns the words, those of a command handed to another shell (`sh -c "orchestra hook"`) among them.
  package static func unwrapped(_ text: String) -> [String] {
    var words: [String] = []
    for word in split(text) {
      if let option = words.last, option.hasPrefix("-"), option.hasSuffix("c"), word.contains(" ") {
        words.removeLast()
        words += split(word)
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Returns the words; what separates commands (`;`, `|`, `&`, line breaks, parentheses) separates words too.
  package static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text.prefix(4096) {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if " \t\r\n;|&()<>".contains(character) {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
