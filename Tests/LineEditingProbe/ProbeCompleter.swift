import LineEditing

/// Candidates by the first word: what every test of completion needs, and no more.
enum ProbeCompleter {
  static func answer(line: String, cursor: Int) -> CompletionAnswer? {
    let typed = Array(line.prefix(cursor))
    let start = typed.lastIndex(of: " ").map { $0 + 1 } ?? 0
    // A quoted word goes back to its quote.
    let quote = typed.firstIndex(of: "\"")
    let wordStart = quote ?? start
    let word = String(typed[wordStart...].drop { $0 == "\"" })
    let isQuoted = quote != nil
    let candidates = self.candidates(for: String(typed.prefix { $0 != " " }), isFirst: start == 0)
      .filter { $0.text.hasPrefix(word) }
    return CompletionAnswer(start: wordStart, candidates: candidates) { text, isFinal in
      (isQuoted || text.contains(" ") ? "\"\(text)" : text)
        + (isFinal ? (isQuoted || text.contains(" ") ? "\" " : " ") : "")
    }
  }

  private static func candidates(for command: String, isFirst: Bool) -> [CompletionCandidate] {
    if isFirst {
      return [
        "status", "stats", "sessions", "start", "open", "many", "file", "evil", "設計書", "設計図", "family",
      ].map { CompletionCandidate($0) }
    }
    switch command {
    case "start":
      return [
        CompletionCandidate("t-3f2a9c", summary: "Design REST API"),
        CompletionCandidate("t-3f2b00", summary: "設計書を書く、そして長い説明をもっと長くして四十桁の端末では切られるようにする"),
        CompletionCandidate("t-77ab01"),
      ]
    case "many": return (100..<230).map { CompletionCandidate("item\($0)") }
    case "file":
      return [CompletionCandidate("my folder/", isFinal: false), CompletionCandidate("my file.txt")]
    case "open": return [CompletionCandidate("My Documents", isFinal: true)]
    case "evil":
      return [
        CompletionCandidate("x\u{1B}]0;title\u{07}1", summary: "\u{1B}[2Jgone\u{9B}31m"),
        CompletionCandidate("x\u{202E}2", summary: "line\nbreak\ttab"),
      ]
    case "family": return [CompletionCandidate("x👩‍👩‍👧"), CompletionCandidate("y🇯🇵")]
    default: return []
    }
  }
}
