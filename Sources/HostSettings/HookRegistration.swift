/// An event that a host is to call orchestra for: which calls of it, and for how long the host waits at most.
///
/// `hooks/hooks.json` and `hooks/codex-hooks.json` are written from this list; a test compares them.
package struct HookRegistration: Equatable, Sendable {
  package let event: String
  /// Which calls of the event; nil for all, and where the event knows no matchers.
  package let matcher: String?
  /// Seconds.
  package let timeout: Int

  private init(_ event: String, matcher: String? = nil, timeout: Int = 5) {
    self.event = event
    self.matcher = matcher
    self.timeout = timeout
  }

  /// What Claude Code is to call orchestra for, in the order of a session.
  ///
  /// `SessionEnd` has less time than others: the host kills what takes longer when it ends.
  package static let claude = [
    HookRegistration("SessionStart"),
    HookRegistration("SessionEnd", timeout: 3),
    HookRegistration("UserPromptSubmit"),
    HookRegistration("Stop"),
    HookRegistration("StopFailure"),
    HookRegistration("PreToolUse", matcher: "Agent|Task"),
    HookRegistration("PostToolUse", matcher: "TodoWrite|TaskCreate|TaskUpdate|TaskList|TaskGet|Agent|Task"),
    HookRegistration("PostToolUseFailure"),
    HookRegistration("PermissionRequest"),
    HookRegistration("Notification"),
    HookRegistration("SubagentStart"),
    HookRegistration("SubagentStop"),
    HookRegistration("TaskCreated"),
    HookRegistration("TaskCompleted"),
    HookRegistration("TeammateIdle"),
    HookRegistration("PreCompact"),
    HookRegistration("PostCompact"),
    HookRegistration("CwdChanged"),
  ]

  /// What Codex is to call orchestra for; its matchers are regular expressions.
  package static let codex = [
    HookRegistration("SessionStart"),
    HookRegistration("SessionEnd", timeout: 3),
    HookRegistration("UserPromptSubmit"),
    HookRegistration("Stop"),
    HookRegistration("Interrupt", timeout: 3),
    HookRegistration("PreToolUse", matcher: "spawn_agent$"),
    HookRegistration("PostToolUse", matcher: "^update_plan$|spawn_agent$"),
    HookRegistration("PermissionRequest"),
    HookRegistration("SubagentStart"),
    HookRegistration("SubagentStop"),
    HookRegistration("PreCompact"),
    HookRegistration("PostCompact"),
  ]

  package static func all(for host: HookHost) -> [HookRegistration] { host == .claude ? claude : codex }

  /// Events for which a hook of ours does harm: the first takes the making of worktrees over, the second slows every line.
  package static let forbidden: Set = ["WorktreeCreate", "MessageDisplay"]
}
