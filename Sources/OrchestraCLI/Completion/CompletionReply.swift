import LineEditing
import Rendering
import Shell

/// What a shell's script is told: a first line that says what kind of answer follows, then one candidate a line.
///
/// The first line is one of
/// - `files`, `directories`: the shell completes names of files itself, when no candidate follows;
/// - `words`: candidates begin with what has been typed;
/// - `replaced`: they do not, but what they have in common still means the same, as in another case;
/// - `found`: they do not, and must not be put in place of what has been typed unless it is only one;
///
/// followed by ` nospace` when more may be typed behind a candidate. Nothing in it can drive a terminal.
struct CompletionReply {
  private static let summaryWidth = 100

  let completion: Completion
  /// The word being typed, unquoted.
  let typed: String

  private var candidates: [CompletionCandidate] { completion.candidates.filter { Self.isHarmless($0.text) } }

  /// The lines for zsh: candidates as `_describe` takes them.
  func zsh() -> String {
    lines(
      candidates.map { candidate in
        let text = Self.escaped(candidate.text)
        return candidate.summary.map { "\(text):\(Self.oneLine($0))" } ?? text
      })
  }

  /// The lines for fish, and for whoever asks by hand: candidate, tab, summary.
  func tabbed(withHead: Bool = true) -> String {
    let words = candidates.map { candidate in
      candidate.summary.map { "\(candidate.text)\t\(Self.oneLine($0))" } ?? candidate.text
    }
    return withHead ? lines(words) : words.map { $0 + "\n" }.joined()
  }

  /// The lines for bash: what readline puts in place of the end of the line, or shows in its list.
  func bash(_ line: BashLine, breaks: String, isListed: Bool, width: Int) -> String {
    let candidates = candidates
    let kept = line.keptCount(breaks: breaks)
    let texts = candidates.map { line.quoted(String($0.text.dropFirst(kept))) }
    guard candidates.count > 1 else { return lines(texts) }
    var shown = texts
    if isListed {
      let column = (texts.map { TextWidth.columns(of: $0) }.max() ?? 0) + 2
      shown = zip(texts, candidates).map { text, candidate in
        guard let summary = candidate.summary else { return text }
        let entry = text.padded(to: column) + "(\(Self.oneLine(summary)))"
        return entry.truncated(to: max(column, width - 1))
      }
    }
    // Readline puts what all lines have in common in place of the word. A line of its own has nothing in common with them.
    if head == "found" { shown.insert("\(candidates.count) found:", at: 0) }
    return lines(shown)
  }

  private func lines(_ lines: [String]) -> String {
    let nospace = candidates.contains { !$0.isFinal } ? " nospace" : ""
    return ([head + nospace] + lines).map { $0 + "\n" }.joined()
  }

  private var head: String {
    let texts = candidates.map(\.text)
    if texts.isEmpty, let names = completion.names { return names == .files ? "files" : "directories" }
    if texts.allSatisfy({ $0.hasPrefix(typed) }) { return "words" }
    let shared = Self.sharedPrefix(texts).lowercased()
    let word = typed.lowercased()
    return shared.hasPrefix(word) || shared.hasPrefix("t-" + word) ? "replaced" : "found"
  }

  private static func sharedPrefix(_ texts: [String]) -> Substring {
    var shared = texts.first.map { $0[...] } ?? ""
    for text in texts.dropFirst() {
      let length = zip(shared, text).prefix { $0 == $1 }.count
      shared = shared.prefix(length)
    }
    return shared
  }

  /// What is inserted must be what was meant, so it is left out rather than changed.
  private static func isHarmless(_ text: String) -> Bool { VisibleText.of(text) == text }

  private static func oneLine(_ text: String) -> String { VisibleText.of(text).truncated(to: summaryWidth) }

  /// Escapes what `_describe` takes for the end of the word.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character == ":" || character == "\\" { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
