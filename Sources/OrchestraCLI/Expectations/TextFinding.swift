import JSONTree
import Rendering

/// Holds what a command wrote against a predicate.
struct TextFinding {
  let name: String
  /// Without the line feed at its end: nobody types that.
  private let text: String

  init(name: String, text: String) {
    self.name = name
    self.text = text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  func finding(of predicate: Predicate) -> Finding {
    switch predicate {
    case .isEmpty: return .decided(text.isEmpty, reason, hint: hint)
    case .isNotEmpty: return .decided(!text.isEmpty, reason, hint: hint)
    case .exists, .isMissing: return .decided(predicate == .exists, reason)
    case .compares(let comparison, let word):
      return .decided(holds(comparison, word), reason(of: comparison), hint: hint)
    }
  }

  /// Words are taken literally: quotes may be part of what is looked for.
  private func holds(_ comparison: Comparison, _ word: String) -> Bool {
    switch comparison {
    case .equal: text.utf8.elementsEqual(word.utf8)
    case .notEqual: !text.utf8.elementsEqual(word.utf8)
    case .contains: text.contains(word)
    case .lacks: !text.contains(word)
    case .matches: GlobPattern(word).matches(text)
    case .mismatches: !GlobPattern(word).matches(text)
    case .less, .atMost, .more, .atLeast: false
    }
  }

  private func reason(of comparison: Comparison) -> String {
    if text.isEmpty { return reason }
    return switch comparison {
    case .contains: "\(name) does not"
    case .lacks: "\(name) does"
    default: reason
    }
  }

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  private var reason: String {
    if text.isEmpty { return "\(name) is empty" }
    if lines.count == 1 { return "\(name) is \(MatchText.short(.string(text)))" }
    return "\(name) has \(lines.count) lines"
  }

  private static let shownLines = 8

  /// The beginning of the text, line by line.
  private var hint: String? {
    if text.isEmpty { return nil }
    let shown = lines.prefix(Self.shownLines).map { "  " + VisibleText.of(String($0)).truncated(to: 100) }
    let rest = lines.count > Self.shownLines ? ["  … and \(lines.count - Self.shownLines) more lines"] : []
    return ([name.prefix(1).uppercased() + name.dropFirst() + " was:"] + shown + rest).joined(separator: "\n")
  }
}
