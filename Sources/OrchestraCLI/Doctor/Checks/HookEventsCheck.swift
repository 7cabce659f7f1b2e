import HostSettings
import Rendering

/// Whether hooks are registered for the events that matter.
enum HookEventsCheck: DoctorCheck {
  static let name = "hook-events"
  static let topic = DoctorTopic.nothingShown
  static let summary =
    "events without which sessions, agents or tasks stay unseen, and tools a matcher leaves out"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let hosts = [HookHandler.Host.claude, .codex].filter { !context.wiring.serving($0).isEmpty }
    if hosts.isEmpty { return [.skipped("No hook starts orchestra")] }
    return hosts.flatMap { findings($0, context.wiring.serving($0), context) }
  }

  private static func findings(
    _ host: HookHandler.Host, _ handlers: [HookHandler], _ context: DoctorContext
  ) -> [DoctorFinding] {
    var lost: [(event: String, loss: String)] = []
    var lesser: [String] = []
    for wanted in WantedEvent.of(host) {
      let own = handlers.filter { $0.event == wanted.name }
      let missing = wanted.tools.filter { tool in !own.contains { $0.matcher.matches(tool) ?? true } }
      let isMissing = own.isEmpty || !wanted.tools.isEmpty && missing.count == wanted.tools.count
      let name = isMissing || missing.isEmpty ? wanted.name : "\(wanted.name) for \(missing.listed())"
      if !isMissing, missing.isEmpty || !missing.contains(where: isNeeded) { continue }
      if let loss = wanted.loss { lost.append((name, loss)) } else { lesser.append(name) }
    }
    let sample = host == .claude ? "hooks/hooks.json" : "hooks/codex-hooks.json"
    let remedy =
      context.installCommand(at: handlers[0].origin)
      ?? "Add these entries of \(sample) to '\(handlers[0].origin.path)'"
    var findings: [DoctorFinding] = []
    if !lost.isEmpty {
      let losses = lost.map { "\($0.event) (\($0.loss))" }.listed(atMost: 8)
      findings.append(
        .warning(
          "\(host.rawValue) does not call orchestra for \(losses)",
          remedy: remedy))
    }
    if !lesser.isEmpty {
      findings.append(
        .note(
          "\(host.rawValue) does not call orchestra for \(lesser.listed(atMost: 8)): less is seen of waiting and failures",
          remedy: remedy))
    }
    return findings.isEmpty ? [.fine("\(host.rawValue) calls orchestra for every event it needs")] : findings
  }

  /// Tools that only read, and names of older versions, may be left out.
  private static func isNeeded(_ tool: String) -> Bool {
    !["TaskList", "TaskGet", "Task", "TodoWrite"].contains(tool)
  }
}
