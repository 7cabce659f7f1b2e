import HostSettings
import ProgressModel
import Rendering

/// Whether Claude Code calls orchestra at all.
enum ClaudeHooksCheck: DoctorCheck {
  static let name = "claude-hooks"
  static let topic = DoctorTopic.nothingShown
  static let summary = "whether settings or a plugin of Claude Code name orchestra"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let wiring = context.wiring
    let handlers = wiring.serving(.claude)
    var findings = plugins(context)
    if !handlers.isEmpty {
      let places = Set(handlers.map(\.origin.path)).sorted()
      let events = Set(handlers.map(\.event)).count
      findings.append(
        .fine(
          "Claude Code calls orchestra for \(counted(events, "event")), by \(places.map { "'\($0)'" }.listed())"
        ))
    } else if findings.isEmpty {
      findings.append(absent(context))
    }
    return findings
  }

  private static func absent(_ context: DoctorContext) -> DoctorFinding {
    let present = context.wiring.claudeFiles.filter(\.exists).map { "'\($0.origin.path)'" }
    let looked =
      present.isEmpty
      ? "Claude Code has neither settings nor a plugin that name orchestra"
      : "Claude Code has no hook of orchestra in \(present.listed()), and no plugin that has one"
    if let session = HostActivity.newestSession(of: "claude-code", in: context) {
      return .note(
        "\(looked), yet a session was seen \(context.age(since: session)): it has its hooks from --settings or --plugin-dir"
      )
    }
    if !context.wiring.serving(.codex).isEmpty { return .note("\(looked); Codex has some") }
    if present.isEmpty, context.wiring.codexFiles.contains(where: \.exists) {
      return .skipped("There are no settings of Claude Code")
    }
    return .problem(
      looked,
      remedy: context.command("install"))
  }

  /// The settings file of the user, or of the project where there is no home.
  static func settingsPath(_ context: DoctorContext) -> String {
    context.wiring.claudeFiles.first { $0.origin.scope == .user }?.origin.path
      ?? context.place.path + "/.claude/settings.json"
  }

  private static func plugins(_ context: DoctorContext) -> [DoctorFinding] {
    context.wiring.plugins.compactMap { plugin in
      if !plugin.isThere {
        return .problem(
          "The plugin '\(plugin.key)' is listed as installed, and its folder '\(plugin.folder)' is gone",
          remedy: "claude plugin install \(plugin.key.inShell)")
      }
      if plugin.isEnabled == true, plugin.groups == nil {
        return .problem(
          "The plugin '\(plugin.key)' has no hooks/hooks.json that can be read in '\(plugin.folder)'",
          remedy: "claude plugin install \(plugin.key.inShell)")
      }
      if plugin.isEnabled != true {
        let how = plugin.isEnabled == nil ? "installed but not enabled" : "switched off"
        let isNeeded = context.wiring.serving(.claude).isEmpty
        return isNeeded
          ? .problem(
            "The plugin '\(plugin.key)' is \(how)", remedy: "claude plugin enable \(plugin.key.inShell)")
          : .note("The plugin '\(plugin.key)' is \(how)")
      }
      return nil
    }
  }
}

/// What the state tells of a host.
enum HostActivity {
  /// How long a session stands for hooks that still work: a day.
  private static let recent: Int64 = 24 * 3_600_000

  /// When the newest session of a host was last seen (Unix milliseconds), if that was within a day.
  static func newestSession(of client: String, in context: DoctorContext) -> Int64? {
    let moments = (context.state?.sessions ?? []).filter { $0.client == client }.map(
      \.lastActivityAt.milliseconds)
    return moments.max().flatMap { context.now.milliseconds.addingClamped(-$0) < recent ? $0 : nil }
  }
}
