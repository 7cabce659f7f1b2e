import JSONTree

/// The host that sent a payload.
package enum HookClient: String, Sendable {
  case claudeCode = "claude-code"
  case codex
  /// The old scripts, a test, or a host yet to come.
  case unknown

  /// Tells the host from the payload, and only where that says nothing from the environment.
  ///
  /// A Codex turn has `turn_id`, which Claude Code sends with `MessageDisplay` alone. The environment comes last: a
  /// Codex started from within Claude Code inherits its variables.
  init(payload: JSONObject, event: String, environment: HookEnvironment) {
    if payload["turn_id"] != nil && event != "MessageDisplay" || payload["thread-id"] != nil {
      self = .codex
      return
    }
    if payload["prompt_id"] != nil || payload["tool_use_id"]?.string?.hasPrefix("toolu_") == true {
      self = .claudeCode
      return
    }
    let transcript = payload["transcript_path"]?.string ?? ""
    if transcript.contains("/.codex/") {
      self = .codex
    } else if transcript.contains("/.claude/") || environment.isClaudeCode {
      self = .claudeCode
    } else if payload["transcript_path"] != nil && event == "SessionStart" && payload["model"] != nil {
      // Only Codex sends a null transcript path.
      self = .codex
    } else {
      self = .unknown
    }
  }
}
