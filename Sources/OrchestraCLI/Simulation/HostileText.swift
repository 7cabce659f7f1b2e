import JSONTree

/// Text as an attacker, a careless tool or a broken terminal would write it.
enum HostileText {
  /// Goes behind texts that people will see.
  ///
  /// A screen cleared, a title set, a line overwritten, the reading order turned round, a NUL, a formula for a spreadsheet, markup, a
  /// command substitution, quotes of three kinds, and a family in one character.
  static let tail =
    " \u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m\r\u{202E}\u{2028}\u{0}=1+1,|<b>`$(id)`'\";\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"

  /// The members that hold words of agents and people.
  private static let texts: Set<String> = [
    "content", "activeForm", "step", "prompt", "subject", "task_subject", "description", "task_description",
    "last_assistant_message", "message", "error", "title", "session_title", "explanation", "text",
  ]

  /// Returns the payload with the tail behind every such text, however deep.
  static func added(to payload: JSONObject) -> JSONObject {
    var hostile = payload
    for member in payload {
      hostile[member.key] = added(to: member.value, isText: texts.contains(member.key))
    }
    return hostile
  }

  private static func added(to value: JSONValue, isText: Bool) -> JSONValue {
    switch value {
    case .string(let text) where isText: .string(text + tail)
    case .array(let elements): .array(elements.map { added(to: $0, isText: isText) })
    case .object(let object): .object(added(to: object))
    default: value
    }
  }
}
