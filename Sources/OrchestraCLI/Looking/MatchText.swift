import JSONTree
import Rendering

/// A value of the state as text for people.
enum MatchText {
  /// Returns a scalar without quotes and anything else as JSON on one line; cleaned unless `isRaw`.
  static func bare(_ value: JSONValue, isRaw: Bool = false) -> String {
    switch value {
    case .string(let text): isRaw ? text : VisibleText.of(text)
    case .null, .bool, .number, .array, .object: VisibleText.of(value.text(.compact))
    }
  }

  /// Returns a value short enough for a sentence; text that is empty or looks like something else is in quotes.
  static func short(_ value: JSONValue) -> String {
    let text = bare(value).truncated(to: 60)
    guard case .string(let string) = value else { return text }
    let isPlain = !string.isEmpty && !["null", "true", "false"].contains(string) && Int64(string) == nil
    return isPlain ? text : "\"\(text)\""
  }
}
