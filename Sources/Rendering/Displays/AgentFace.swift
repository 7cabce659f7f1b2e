import ProgressModel

/// How an agent is shown: two columns of emoji and a name safe to print.
struct AgentFace {
  /// An agent that has a name, only not one of the roster: the host's own subagents, usually.
  static let unlistedEmoji = "🤖"

  let emoji: String
  let name: String

  init(_ name: String, in roster: AgentRoster) {
    self.name = name.isEmpty ? DetectedAgent.unknown.name : VisibleText.of(name)
    emoji = Self.emoji(of: name, in: roster)
  }

  var text: String { "\(emoji) \(name)" }

  /// Whether nobody knows who the agent is.
  static func isUnknown(_ name: String) -> Bool {
    name.isEmpty || name == DetectedAgent.unknown.name
  }

  private static func emoji(of name: String, in roster: AgentRoster) -> String {
    if isUnknown(name) { return AgentRoster.unknownEmoji }
    guard let entry = roster.entry(named: name) else { return unlistedEmoji }
    // An emoji of the project's settings can be any text.
    return VisibleText.of(entry.emoji).fitted(to: 2)
  }
}

extension TrackedTask {
  /// What the task is called while it is worked on: its active form, unless that only repeats the agent's
  /// name.
  var workingText: String {
    guard let activeForm, !activeForm.isEmpty else { return VisibleText.of(content) }
    let repeatsAgent =
      !AgentFace.isUnknown(agent) && activeForm.prefix(agent.count).lowercased() == agent.lowercased()
    return VisibleText.of(repeatsAgent && !content.isEmpty ? content : activeForm)
  }

  var visibleContent: String { VisibleText.of(content) }
}
