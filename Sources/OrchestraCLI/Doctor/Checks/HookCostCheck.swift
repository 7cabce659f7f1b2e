import HostSettings
import Rendering

/// Registrations that cost something at every call, break something, or are cut short.
enum HookCostCheck: DoctorCheck {
  static let name = "hook-cost"
  static let topic = DoctorTopic.wrongShown
  static let summary =
    "hooks that make every tool call wait, events that must not be registered, timeouts too short, slow hooks"

  /// A hook of ours may wait this long for the lock before it puts the event aside (seconds).
  private static let needed = 3.0
  private static let neededAtSessionEnd = 1.5
  /// Whoever writes more took seconds for milliseconds.
  private static let longest = 1_000.0
  /// Fewer hooks than this say nothing.
  private static let fewestHooks: Int64 = 50
  /// Nanoseconds; a host that waits as long for every tenth call is slowed down.
  private static let slowHook: Int64 = 100_000_000
  private static let slowWait: Int64 = 250_000_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let handlers = context.wiring.handlers
    let slow = slowness(context)
    if handlers.isEmpty, slow.isEmpty { return [.skipped("No hook starts orchestra")] }
    let findings = handlers.flatMap { [event($0), timeout($0)].compactMap { $0 } } + slow
    return findings.isEmpty
      ? [.fine("No hook costs more than it brings, and all have time enough")] : findings
  }

  /// What hooks have counted themselves: whether the host waits for them, or they for each other.
  private static func slowness(_ context: DoctorContext) -> [DoctorFinding] {
    guard let project = context.project, case .page(let page)? = try? LatencyFile(project: project).read(),
      page.hooks.count >= fewestHooks
    else { return [] }
    let account = LatencyAccount(page)
    let remedy = context.command("stats --self")
    var findings: [DoctorFinding] = []
    if let time = account.hooks.p90, time > slowHook {
      let stage = account.slowest.first?.longestStage
      findings.append(
        .warning(
          "One hook in ten took \(LatencyText.length(time)) or more"
            + (stage.map { ", the slowest of the last day most of it for '\($0.words)'" } ?? ""),
          remedy: remedy))
    }
    if let time = account.lockWaits.p99, time > slowWait {
      findings.append(
        .warning(
          "One hook in a hundred waited \(LatencyText.length(time)) or more for the lock", remedy: remedy))
    }
    return findings
  }

  private static func event(_ handler: HookHandler) -> DoctorFinding? {
    let path = handler.origin.path
    switch handler.event {
    case "WorktreeCreate":
      return .problem(
        "'\(path)' registers orchestra for WorktreeCreate: that replaces the making of git worktrees, which then fails",
        remedy: "Remove WorktreeCreate from '\(path)'")
    case "MessageDisplay":
      return .warning(
        "'\(path)' registers orchestra for MessageDisplay: every message waits for it",
        remedy: "Remove MessageDisplay from '\(path)'")
    case "PostToolBatch":
      return .warning(
        "'\(path)' registers orchestra for PostToolBatch: every batch of tool calls waits for nothing",
        remedy: "Remove PostToolBatch from '\(path)'")
    case "PreToolUse", "PostToolUse":
      guard handler.matcher.matchesEverything else { return nil }
      let matcher = WantedEvent.of(handler.origin.host).first { $0.name == handler.event }?.tools.joined(
        separator: "|")
      return .warning(
        "'\(path)' registers orchestra for \(handler.event) of every tool: each call starts a process for a sign of life",
        remedy: "Give the entry the matcher \"\(matcher ?? "")\"")
    default: return nil
    }
  }

  private static func timeout(_ handler: HookHandler) -> DoctorFinding? {
    guard let timeout = handler.timeout, timeout > 0 else { return nil }
    let needed = handler.event == "SessionEnd" || handler.event == "Interrupt" ? neededAtSessionEnd : needed
    let path = handler.origin.path
    if timeout < needed {
      return .warning(
        "\(handler.event) in '\(path)' has a timeout of \(text(timeout)) s: a hook that waits for the lock is killed before it puts the event aside",
        remedy: "Set the timeout to 5 in '\(path)'")
    }
    if timeout >= longest {
      return .note(
        "\(handler.event) in '\(path)' has a timeout of \(text(timeout)) s: it is meant in seconds")
    }
    return nil
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}
