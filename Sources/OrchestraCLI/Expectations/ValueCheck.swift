import JSONTree
import Rendering

/// Holds values and words against each other.
enum ValueCheck {
  /// Whether `value` and `word` compare so; nil when they cannot be compared at all.
  static func holds(_ comparison: Comparison, _ value: JSONValue, _ word: String) -> Bool? {
    switch comparison {
    case .equal: isEqual(value, word)
    case .notEqual: !isEqual(value, word)
    case .less: order(value, word) { $0.isLess(than: $1) }
    case .atMost: order(value, word) { !$1.isLess(than: $0) }
    case .more: order(value, word) { $1.isLess(than: $0) }
    case .atLeast: order(value, word) { !$0.isLess(than: $1) }
    case .contains: contains(value, word)
    case .lacks: contains(value, word).map { !$0 }
    case .matches: text(of: value).map { GlobPattern(word).matches($0) }
    case .mismatches: text(of: value).map { !GlobPattern(word).matches($0) }
    }
  }

  static func isEmpty(_ value: JSONValue) -> Bool {
    switch value {
    case .null: true
    case .bool, .number: false
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  /// A string is compared byte for byte with the word, or with what it says in double quotes, as in a path's filter.
  private static func isEqual(_ value: JSONValue, _ word: String) -> Bool {
    let quoted = quoted(word)
    switch value {
    case .string(let text): return text.utf8.elementsEqual((quoted ?? word).utf8)
    case .number(let number):
      guard let other = ExpectedNumber(word) else { return false }
      return ExpectedNumber(number).isSame(as: other)
    case .bool(let flag): return word == (flag ? "true" : "false")
    case .null: return word == "null"
    case .array, .object: return (try? JSONValue(parsing: word)) == value
    }
  }

  private static func quoted(_ word: String) -> String? {
    word.hasPrefix("\"") ? (try? JSONValue(parsing: word))?.string : nil
  }

  private static func order(
    _ value: JSONValue, _ word: String, _ holds: (ExpectedNumber, ExpectedNumber) -> Bool
  ) -> Bool? {
    guard let number = value.number, let other = ExpectedNumber(word) else { return nil }
    return holds(ExpectedNumber(number), other)
  }

  private static func contains(_ value: JSONValue, _ word: String) -> Bool? {
    switch value {
    case .string(let text): text.contains(word)
    case .array(let elements): elements.contains { isEqual($0, word) }
    case .object(let members): members[word] != nil
    case .null, .bool, .number: nil
    }
  }

  /// The text of a scalar.
  private static func text(of value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
