/// What one press of Tab does to the line.
enum CompletionStep: Equatable {
  /// Nothing fits.
  case refuse
  /// The word, from `start` to the cursor, becomes `text`.
  case replace(start: Int, text: String)
  /// There is nothing to add: the next press lists the candidates.
  case list([CompletionCandidate])

  /// Decides, for a line with the cursor before its Character number `cursor`.
  init(_ answer: CompletionAnswer?, line: String, cursor: Int) {
    guard let answer, let first = answer.candidates.first, (0...cursor).contains(answer.start) else {
      self = .refuse
      return
    }
    let start = line.index(line.startIndex, offsetBy: answer.start)
    let end = line.index(line.startIndex, offsetBy: cursor)
    let typed = String(line[start..<end])
    if answer.candidates.count == 1 {
      var text = answer.quote(first.text, first.isFinal)
      // A blank that is there already is not added again.
      if first.isFinal, text.last == " ", end < line.endIndex, line[end] == " " { text.removeLast() }
      self = text == typed ? .list(answer.candidates) : .replace(start: answer.start, text: text)
      return
    }
    let prefix = Self.commonPrefix(of: answer.candidates.map(\.text))
    let text = prefix.isEmpty ? typed : answer.quote(prefix, false)
    // A completer may match more loosely than by prefix: what was typed is never shortened.
    self =
      text != typed && text.count >= typed.count
      ? .replace(start: answer.start, text: text) : .list(answer.candidates)
  }

  /// Returns what all texts begin with, by Characters, so that none is cut in two.
  static func commonPrefix(of texts: [String]) -> String {
    guard var prefix = texts.first.map({ Substring($0) }) else { return "" }
    for text in texts.dropFirst() {
      var end = prefix.startIndex
      for (mine, other) in zip(prefix.indices, text) {
        guard prefix[mine] == other else { break }
        end = prefix.index(after: mine)
      }
      prefix = prefix[..<end]
    }
    return String(prefix)
  }
}
