/// What the host tells a hook through environment variables.
package struct HookEnvironment: Equatable, Sendable {
  /// `CLAUDECODE` is set: some ancestor is Claude Code.
  package var isClaudeCode = false
  /// `CLAUDE_PID`: the process that owns the session.
  package var process: Int64?
  /// `CLAUDE_CODE_SESSION_ID`, for payloads without one.
  package var sessionID: String?
  /// `CLAUDE_CODE_TASK_LIST_ID`: the name of a task list shared between sessions.
  package var taskListID: String?

  package init() {}

  /// Reads the variables; malformed ones count as not set.
  package init(_ variables: [String: String]) {
    isClaudeCode = variables["CLAUDECODE"]?.isEmpty == false
    process = variables["CLAUDE_PID"].flatMap { Int64($0) }
    sessionID = variables["CLAUDE_CODE_SESSION_ID"].flatMap { $0.isEmpty ? nil : $0 }
    taskListID = variables["CLAUDE_CODE_TASK_LIST_ID"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
