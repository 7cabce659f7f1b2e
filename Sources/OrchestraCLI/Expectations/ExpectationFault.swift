import JSONTree
import Rendering

/// What is wrong with the words of an expectation.
struct ExpectationFault: Error, Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// There are no words at all.
    case nothingExpected
    /// `not` or `and` stands at the end or before `and`.
    case claimMissing(after: String)
    case doubledNot
    case alternative
    case pathUnreadable(JSONPathError, path: String)
    /// A comparison without blanks around it: `stats.totalTasks==3`.
    case operatorAttached(Comparison, to: String)
    /// `task`, `agent`, `session` or `count` without what it is about.
    case nameMissing(of: String)
    /// Nothing says what has to hold.
    case predicateMissing(of: String)
    case predicateUnknown(String)
    case valueMissing(after: String)
    /// A certain word has to follow: `least` after `at`.
    case wordMissing([String], after: String)
    case numberExpected(String, after: String)
    case statusOutOfRange(String)
    case stateUnknown(String, of: String, known: [String])
    /// Such as `output exists`.
    case predicateUnfit(String, for: String)
    /// More words than the claim takes.
    case wordLeft(String)
  }

  let kind: Kind
  /// The word at fault, from 0; the number of words when something is missing behind the last.
  let wordIndex: Int

  init(_ kind: Kind, at wordIndex: Int) {
    self.kind = kind
    self.wordIndex = wordIndex
  }
}

// MARK: Sentences

extension ExpectationFault {
  /// What is wrong, as the end of a sentence.
  var cause: String {
    switch kind {
    case .nothingExpected: "there is nothing to expect"
    case .claimMissing(let word): "a claim is missing after '\(word)'"
    case .doubledNot: "'not' stands here a second time"
    case .alternative: "'or' is not understood"
    case .pathUnreadable(let error, let path): "the path '\(shown(path))' cannot be read: \(error.sentence)"
    case .operatorAttached(let comparison, let word):
      "'\(comparison.rawValue)' must stand alone, not inside '\(shown(word))'"
    case .nameMissing(let kind):
      "\(kind == "count" ? "a path" : "an id or a name") is missing after '\(kind)'"
    case .predicateMissing(let subject): "nothing says what '\(shown(subject))' should be"
    case .predicateUnknown(let word): "'\(shown(word))' is no comparison"
    case .valueMissing(let word): "a value is missing after '\(word)'"
    case .wordMissing(let words, let word): "\(choice(words)) is missing after '\(word)'"
    case .numberExpected(let word, let previous): "'\(previous)' takes a number, not '\(shown(word))'"
    case .statusOutOfRange(let word): "an exit status is a number from 0 to 255, not '\(shown(word))'"
    case .stateUnknown(let word, let kind, _): "\(kind) cannot be '\(shown(word))'"
    case .predicateUnfit(let word, let subject): "'\(shown(word))' says nothing of '\(subject)'"
    case .wordLeft(let word): "'\(shown(word))' is one word too many"
    }
  }

  /// The way out.
  var hint: String? {
    switch kind {
    case .nothingExpected, .claimMissing: "For example: expect stats.completedTasks == 3"
    case .doubledNot: "Leave both out"
    case .alternative: "Claims are joined by 'and'; for a choice, give a pattern: matches '[cf]*'"
    case .pathUnreadable:
      "Paths look like stats.overallProgress, tasks[0].content or tasks[status=in_progress].agent"
    case .operatorAttached(let comparison, _): "Put blanks around '\(comparison.rawValue)'"
    case .nameMissing(let kind): Self.examples[kind].map { "For example: \($0)" }
    case .predicateMissing: Self.allPredicates
    case .predicateUnknown(let word):
      Self.replacements[word].map { "Did you mean \($0)?" }
        ?? NearMatch.closest(to: word, among: Self.predicateWords).map { "Did you mean '\($0)'?" }
        ?? Self.allPredicates
    case .valueMissing: "Empty text is written ''"
    case .wordMissing: nil
    case .numberExpected: "Lengths of time may be written 90s, 15m, 2h or 3d"
    case .statusOutOfRange: nil
    case .stateUnknown(let word, _, let known):
      (NearMatch.closest(to: word, among: known).map { "Did you mean '\($0)'? " } ?? "")
        + "It can be: \(known.joined(separator: ", "))"
    case .predicateUnfit(_, let subject): Self.examples[subject].map { "For example: \($0)" }
    case .wordLeft: "Put a text of several words in quotes, and 'and' between two claims"
    }
  }

  private static let examples = [
    "count": "expect count tasks[status=failed] == 0", "task": "expect task t-3f2a9c status is completed",
    "agent": "expect agent Kai is active", "session": "expect session 5f1c is ended",
    "output": "expect output contains 'Design'", "error": "expect error contains 'Cannot'",
    "status": "expect status is 0",
  ]

  private static let replacements = [
    "=": "'=='", "===": "'=='", "=~": "'matches'", "<>": "'!='", "=>": "'>='", "=<": "'<='", "equals": "'=='",
    "includes": "'contains'", "has": "'contains'", "are": "'is'", "isn't": "'is not'",
    "doesn't": "'does not'",
  ]

  private static let predicateWords = ["exists", "contains", "matches", "is", "does", "at", "more", "less"]

  private static let allPredicates =
    "Say 'is', 'is not', 'exists', 'contains', 'matches', or one of == != < <= > >= ~"

  private func choice(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: " or ")
  }

  private func shown(_ text: String) -> String { VisibleText.of(text).truncated(to: 60) }
}

extension Failure {
  /// A malformed expectation, with a mark under the word.
  init(_ fault: ExpectationFault, in words: [String]) {
    let texts = words.map { VisibleText.of(ExpectationParser.typed($0)) }
    let before = texts.prefix(fault.wordIndex).map { TextWidth.columns(of: $0) + 1 }.reduce(0, +)
    let marked = fault.wordIndex < texts.count ? max(1, TextWidth.columns(of: texts[fault.wordIndex])) : 1
    let mark = String(repeating: " ", count: before) + String(repeating: "^", count: marked)
    let line = texts.joined(separator: " ")
    self.init(
      .usage, "Cannot read the expectation: \(fault.cause)" + (words.isEmpty ? "" : "\n  \(line)\n  \(mark)"),
      hint: fault.hint)
  }
}
