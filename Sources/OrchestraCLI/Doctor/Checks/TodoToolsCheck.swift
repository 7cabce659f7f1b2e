import ProgressModel
import Rendering

/// Why there are sessions and no tasks: the newest models have no to-do tools by default.
enum TodoToolsCheck: DoctorCheck {
  static let name = "todo-tools"
  static let topic = DoctorTopic.nothingShown
  static let summary = "sessions that never had a task, and whether the host's to-do tools are switched on"

  private static let variable = "CLAUDE_CODE_ENABLE_TODO_TOOLS"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let state = context.state, !state.sessions.isEmpty else {
      return [.skipped("No session has been seen yet")]
    }
    // A list that was emptied leaves its events behind.
    if state.tasks.count > 0 || state.history.contains(where: { $0.event.hasPrefix("task.") }) {
      return [.fine("Sessions report tasks")]
    }
    let claude = state.sessions.filter { $0.client == "claude-code" }
    let codex = state.sessions.filter { $0.client == "codex" }
    var findings: [DoctorFinding] = []
    if !claude.isEmpty { findings.append(self.claude(claude.count, context)) }
    if !codex.isEmpty { findings.append(self.codex(codex.count, context)) }
    return findings.isEmpty ? [.skipped("No session of Claude Code or Codex has been seen yet")] : findings
  }

  private static func claude(_ count: Int, _ context: DoctorContext) -> DoctorFinding {
    let sentence = "\(counted(count, "session")) of Claude Code and never a task"
    let setting = context.wiring.value(of: variable)
    let isOn = { (value: String) in !value.isEmpty && value != "0" && value != "false" }
    if let setting, isOn(setting.value) {
      return .note("\(sentence); '\(setting.path)' switches the to-do tools on, and none was used yet")
    }
    if let value = context.variable(variable), isOn(value) {
      return .note("\(sentence); \(variable) is set here, and counts for sessions started from here")
    }
    return .warning(
      "\(sentence): the newest models have no to-do tools unless they are switched on; agents and sessions are tracked all the same",
      remedy:
        "Put \"env\": { \"\(variable)\": \"1\" } into '\(ClaudeHooksCheck.settingsPath(context))' and start a new session"
    )
  }

  private static func codex(_ count: Int, _ context: DoctorContext) -> DoctorFinding {
    let sentence = "\(counted(count, "session")) of Codex and never a plan"
    let isOn = context.wiring.codexFiles.contains { $0.lines?.value("tools.update_plan.enabled") == "true" }
    if isOn { return .note("\(sentence); the plan tool is switched on, and was not used yet") }
    let path =
      context.wiring.codexFiles.last { $0.origin.scope == .user }?.origin.path ?? "~/.codex/config.toml"
    return .warning(
      "\(sentence): since version 0.152 the plan tool is off unless it is switched on",
      remedy: "Put 'enabled = true' below [tools.update_plan] into '\(path)'")
  }
}
