import HostSettings

/// An event that hooks should be registered for, and what is lost without it.
struct WantedEvent: Sendable {
  let name: String
  /// Tools whose calls have to get through; empty where all of the event's calls count.
  let tools: [String]
  /// What is missing from the view without it; nil where little is.
  let loss: String?

  private init(_ name: String, tools: [String] = [], loss: String? = nil) {
    self.name = name
    self.tools = tools
    self.loss = loss
  }

  /// Those of `hooks/hooks.json`; a test compares them.
  static let claude = [
    WantedEvent("SessionStart", loss: "sessions begin unseen"),
    WantedEvent("SessionEnd", loss: "sessions never end"),
    WantedEvent("UserPromptSubmit", loss: "turns begin unseen"),
    WantedEvent("Stop", loss: "turns never end"),
    WantedEvent("StopFailure"),
    WantedEvent("PreToolUse", tools: ["Agent", "Task"], loss: "agents are known by their type only"),
    WantedEvent(
      "PostToolUse",
      tools: ["TodoWrite", "TaskCreate", "TaskUpdate", "TaskList", "TaskGet", "Agent", "Task"],
      loss: "no tasks"),
    WantedEvent("PostToolUseFailure"),
    WantedEvent("PermissionRequest"),
    WantedEvent("Notification"),
    WantedEvent("SubagentStart", loss: "no agents"),
    WantedEvent("SubagentStop", loss: "agents never stop"),
    WantedEvent("TaskCreated"),
    WantedEvent("TaskCompleted"),
    WantedEvent("TeammateIdle"),
    WantedEvent("PreCompact"),
    WantedEvent("PostCompact"),
    WantedEvent("CwdChanged"),
  ]

  /// Those of `hooks/codex-hooks.json`.
  static let codex = [
    WantedEvent("SessionStart", loss: "sessions begin unseen"),
    WantedEvent("SessionEnd", loss: "sessions never end"),
    WantedEvent("UserPromptSubmit", loss: "turns begin unseen"),
    WantedEvent("Stop", loss: "turns never end"),
    WantedEvent("Interrupt"),
    WantedEvent("PreToolUse", tools: ["spawn_agent"], loss: "agents are known by their type only"),
    WantedEvent("PostToolUse", tools: ["update_plan", "spawn_agent"], loss: "no tasks"),
    WantedEvent("PermissionRequest"),
    WantedEvent("SubagentStart", loss: "no agents"),
    WantedEvent("SubagentStop", loss: "agents never stop"),
    WantedEvent("PreCompact"),
    WantedEvent("PostCompact"),
  ]

  static func of(_ host: HookHandler.Host) -> [WantedEvent] { host == .claude ? claude : codex }
}
