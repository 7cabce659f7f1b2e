import JSONTree

/// The fields of events that have no command of their own, as a host would send them.
enum EventDefaults {
  /// Returns the fields behind those every event has; none for an event that is not known.
  static func fields(of event: String, _ host: SimulatedHost) -> JSONObject {
    switch event {
    case "PreToolUse", "PermissionRequest":
      toolCall.merging(event == "PreToolUse" ? ["tool_use_id": .string(call(host))] : [:])
    case "PostToolBatch":
      [
        "tool_calls": [
          .object(toolCall.merging(["tool_use_id": .string(call(host)), "tool_response": "done"]))
        ]
      ]
    case "Notification":
      ["message": "Claude is waiting for your input", "notification_type": "idle_prompt"]
    case "PreCompact":
      host == .codex ? ["trigger": "auto"] : ["trigger": "auto", "custom_instructions": .null]
    case "PostCompact":
      host == .codex
        ? ["trigger": "auto"] : ["trigger": "auto", "compact_summary": "The work so far, in short."]
    case "CwdChanged": ["old_cwd": "/home/user/lantern", "new_cwd": "/home/user/lantern/Sources"]
    case "WorktreeRemove": ["worktree_path": "/home/user/lantern/.claude/worktrees/bold-oak-a3f2"]
    case "PostModelSwitch", "PreModelSwitch":
      [
        "from_model": "claude-haiku-4-5-20251001", "to_model": "claude-sonnet-5",
        "requested_model": "sonnet", "source": "command", "context_tokens": 18_440,
      ]
    default: [:]
    }
  }

  private static let toolCall: JSONObject = [
    "tool_name": "Bash", "tool_input": ["command": "swift test", "description": "Run the tests"],
  ]

  private static func call(_ host: SimulatedHost) -> String {
    host == .codex ? "call_Qm2Lk7Hd5Zp9" : "toolu_01FxBashPre4Tn8Vc1"
  }
}

extension JSONObject {
  /// Returns the members with those of `others` set behind or over them.
  func merging(_ others: JSONObject) -> JSONObject {
    var all = self
    for member in others { all[member.key] = member.value }
    return all
  }
}
