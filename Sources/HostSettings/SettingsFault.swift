package import JSONTree

/// Why a settings file cannot be edited; nothing has been changed then.
package enum SettingsFault: Error, Equatable, Sendable {
  /// No JSON, at this place.
  case syntax(JSONSyntaxError, JSONPosition)
  /// Something that has to be an object or a list is something else.
  case wrongKind(name: String, expected: JSONKind, found: JSONKind, JSONPosition)
  /// A key that decides what hooks there are stands there twice: programs disagree on which one counts.
  case twice(key: String, JSONPosition)
  /// A `statusLine` or `subagentStatusLine` of somebody else's is in the way.
  case taken(key: String, by: String)
  /// TOML that cannot be understood well enough to add to it, at this line.
  case lines(reason: String, line: Int)
  /// Hooks of ours that stand in a TOML file outside the block that is ours to change.
  case byHand(line: Int)
}
