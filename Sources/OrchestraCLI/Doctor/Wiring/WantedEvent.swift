import HostSettings

/// An event that hooks should be registered for, and what is lost without it.
struct WantedEvent: Sendable {
  let name: String
  /// Tools whose calls have to get through; empty where all of the event's calls count.
  let tools: [String]
  /// What is missing from the view without it; nil where little is.
  let loss: String?

  private init(_ registration: HookRegistration) {
    name = registration.event
    // The names in a matcher of ours, without the marks of a regular expression around them.
    tools = (registration.matcher ?? "").split(separator: "|").map { $0.filter { $0 != "^" && $0 != "$" } }
    loss = Self.losses[registration.event]
  }

  private static let losses = [
    "SessionStart": "sessions begin unseen", "SessionEnd": "sessions never end",
    "UserPromptSubmit": "turns begin unseen", "Stop": "turns never end",
    "PreToolUse": "agents are known by their type only", "PostToolUse": "no tasks",
    "SubagentStart": "no agents", "SubagentStop": "agents never stop",
  ]

  /// Those that `install` registers.
  static let claude = HookRegistration.claude.map(WantedEvent.init)
  static let codex = HookRegistration.codex.map(WantedEvent.init)

  static func of(_ host: HookHandler.Host) -> [WantedEvent] { host == .claude ? claude : codex }
}
