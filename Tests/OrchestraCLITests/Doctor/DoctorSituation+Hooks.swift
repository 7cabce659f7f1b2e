import Foundation
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

extension DoctorSituation {
  private static let settings = "home/.claude/settings.json"

  static let hooks = [
    DoctorSituation(ClaudeHooksCheck.self, "no settings at all", .problem, "neither settings nor a plugin"),
    DoctorSituation(ClaudeHooksCheck.self, "settings without hooks", .problem, "no hook of orchestra in '") {
      try $0.write(settings, #"{"model": "opus"}"#)
    },
    DoctorSituation(ClaudeHooksCheck.self, "not wired, yet a session was seen", .note, "--plugin-dir") {
      try $0.record()
    },
    DoctorSituation(ClaudeHooksCheck.self, "only Codex is used", .skipped, "no settings of Claude Code") {
      try $0.write("home/.codex/config.toml", "model = \"o\"\n")
    },
    DoctorSituation(ClaudeHooksCheck.self, "wired by the user", .ok, "18 events") {
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },
    DoctorSituation(ClaudeHooksCheck.self, "wired below CLAUDE_CONFIG_DIR", .ok, "elsewhere/settings.json") {
      $0.commands.environment["CLAUDE_CONFIG_DIR"] = $0.commands.folder.path(of: "elsewhere")
      try $0.write("elsewhere/settings.json", try DoctorHarness.sampleHooks())
    },
    DoctorSituation(
      ClaudeHooksCheck.self, "wired for the project, by its local settings", .ok, "settings.local.json"
    ) {
      try $0.write("lantern/.claude/settings.local.json", try DoctorHarness.sampleHooks())
    },
    DoctorSituation(ClaudeHooksCheck.self, "wired by an administrator", .ok, "managed.json") {
      $0.machine.managedSettings = [$0.commands.folder.path(of: "managed.json")]
      try $0.write("managed.json", try DoctorHarness.sampleHooks())
    },
    DoctorSituation(ClaudeHooksCheck.self, "wired by a plugin", .ok, "2.0.0/hooks/hooks.json") {
      try $0.installPlugin(isEnabled: "true")
    },
    DoctorSituation(
      ClaudeHooksCheck.self, "a plugin that is installed and not enabled", .problem, "plugin enable"
    ) {
      try $0.installPlugin(isEnabled: nil)
    },
    DoctorSituation(ClaudeHooksCheck.self, "a plugin that is switched off", .problem, "switched off") {
      try $0.installPlugin(isEnabled: "false")
    },
    DoctorSituation(ClaudeHooksCheck.self, "a plugin whose folder is gone", .problem, "is gone") {
      try $0.installPlugin(isEnabled: "true")
      try FileManager.default.removeItem(atPath: $0.home + "/.claude/plugins/cache")
    },

    DoctorSituation(CodexHooksCheck.self, "no Codex", .skipped),
    DoctorSituation(CodexHooksCheck.self, "Codex without hooks", .note, "orchestra install --host codex") {
      try $0.write("home/.codex/config.toml", "model = \"o\"\n")
    },
    DoctorSituation(CodexHooksCheck.self, "Codex wired by JSON", .ok, "1 event") {
      try $0.write(
        "home/.codex/hooks.json", DoctorHarness.hook("Stop", command: "orchestra hook", arguments: nil))
    },
    DoctorSituation(CodexHooksCheck.self, "Codex wired by TOML", .ok, "config.toml") {
      try $0.write("home/.codex/config.toml", toml)
    },
    DoctorSituation(CodexHooksCheck.self, "Codex tells of turns only", .note, "notify") {
      try $0.write("home/.codex/config.toml", "notify = [\"orchestra\", \"hook\"]\n")
    },

    DoctorSituation(HookSettingsCheck.self, "no files", .skipped),
    DoctorSituation(HookSettingsCheck.self, "a comma too many", .problem, "line 2, column 1") {
      try $0.write(settings, "{\"hooks\": {},\n}")
    },
    DoctorSituation(HookSettingsCheck.self, "a list", .problem, "no object") { try $0.write(settings, "[]") },
    DoctorSituation(HookSettingsCheck.self, "a folder in its place", .problem, "no plain file") {
      try $0.makeFolder(settings)
    },
    DoctorSituation(HookSettingsCheck.self, "a handler without a command", .warning, "without a 'command'") {
      try $0.write(settings, #"{"hooks": {"Stop": [{"hooks": [{"type": "command"}]}]}}"#)
    },
    DoctorSituation(
      HookSettingsCheck.self, "a bad entry that costs the whole file", .problem, "disables every hook"
    ) {
      try $0.write(settings, #"{"hooks": {"PreToolUse": [{"matcher": "Agent"}]}}"#)
    },
    DoctorSituation(HookSettingsCheck.self, "the older form without groups", .warning, "no list") {
      try $0.write(settings, #"{"hooks": {"Stop": {"Bash": "echo"}}}"#)
    },
    DoctorSituation(HookSettingsCheck.self, "in order", .ok, "1 settings file") {
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },

    DoctorSituation(HookProgramsCheck.self, "no hooks", .skipped),
    DoctorSituation(HookProgramsCheck.self, "nothing of the name on PATH", .problem, "no folder of PATH") {
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },
    DoctorSituation(HookProgramsCheck.self, "a path that leads nowhere", .problem, "does not exist") {
      try $0.write(settings, try DoctorHarness.sampleHooks(command: "/nowhere/orchestra"))
    },
    DoctorSituation(HookProgramsCheck.self, "a tilde where no shell is", .problem, "no shell replaces") {
      try $0.write(settings, DoctorHarness.hook("Stop", command: "~/bin/orchestra"))
    },
    DoctorSituation(HookProgramsCheck.self, "not executable", .problem, "chmod +x") {
      try $0.write("bin/orchestra", "", mode: 0o644)
      try $0.write(
        settings, DoctorHarness.hook("Stop", command: $0.commands.folder.path(of: "bin/orchestra")))
    },
    DoctorSituation(HookProgramsCheck.self, "a script of the old plugin", .problem, "old Orchestra plugin") {
      try $0.write("home/hooks/progress-tracker-update.sh", "#!/bin/bash\njq . <&0\n", mode: 0o755)
      try $0.write(
        settings,
        DoctorHarness.hook("Stop", command: "bash $HOME/hooks/progress-tracker-update.sh", arguments: nil))
    },
    DoctorSituation(HookProgramsCheck.self, "a script of today", .note, "which starts orchestra") {
      try $0.write(
        "home/hooks/progress-tracker-update.sh", "#!/bin/sh\n. lib/progress-utils.sh\nrequire_orchestra\n",
        mode: 0o755)
      try $0.write(
        settings, DoctorHarness.hook("Stop", command: "~/hooks/progress-tracker-update.sh", arguments: nil))
    },
    DoctorSituation(HookProgramsCheck.self, "without the word hook", .warning, "records nothing") {
      try $0.installProgram()
      try $0.write(settings, DoctorHarness.hook("Stop", arguments: #"["status"]"#))
    },
    DoctorSituation(HookProgramsCheck.self, "another version", .warning, "version 1.9.0 there") {
      try $0.installProgram()
      try $0.write("other/orchestra", "", mode: 0o755)
      $0.machine.version = { _ in "1.9.0" }
      try $0.write(
        settings, DoctorHarness.hook("Stop", command: $0.commands.folder.path(of: "other/orchestra")))
    },
    DoctorSituation(
      HookProgramsCheck.self, "a program that a repository names is not started", .note, "not asked for"
    ) {
      try $0.installProgram()
      try $0.write("lantern/tools/orchestra", "", mode: 0o755)
      $0.machine.version = { path in
        Issue.record("started '\(path)'")
        return nil
      }
      try $0.write("lantern/.claude/settings.json", DoctorHarness.hook("Stop", command: "./tools/orchestra"))
    },
    DoctorSituation(HookProgramsCheck.self, "this program", .ok, "can be started") {
      try $0.installProgram()
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },

    DoctorSituation(HookEventsCheck.self, "no hooks", .skipped),
    DoctorSituation(HookEventsCheck.self, "only the end of turns", .warning, "SubagentStart (no agents)") {
      try $0.write(settings, DoctorHarness.hook("Stop"))
    },
    DoctorSituation(
      HookEventsCheck.self, "a matcher that leaves the new tools out", .warning, "TaskCreate, TaskUpdate"
    ) {
      try $0.write(settings, DoctorHarness.hook("PostToolUse", matcher: "TodoWrite|Agent|Task"))
    },
    DoctorSituation(HookEventsCheck.self, "all but a lesser one", .note, "less is seen") {
      try $0.write(
        settings, try DoctorHarness.sampleHooks().replacingOccurrences(of: "StopFailure", with: "Setup"))
    },
    DoctorSituation(HookEventsCheck.self, "all", .ok) {
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },

    DoctorSituation(HookCostCheck.self, "no hooks", .skipped),
    DoctorSituation(HookCostCheck.self, "every tool call", .warning, "of every tool") {
      try $0.write(settings, DoctorHarness.hook("PostToolUse"))
    },
    DoctorSituation(HookCostCheck.self, "every batch", .warning, "PostToolBatch") {
      try $0.write(settings, DoctorHarness.hook("PostToolBatch"))
    },
    DoctorSituation(HookCostCheck.self, "worktrees", .problem, "git worktrees") {
      try $0.write(settings, DoctorHarness.hook("WorktreeCreate"))
    },
    DoctorSituation(HookCostCheck.self, "too short a timeout", .warning, "timeout of 1 s") {
      try $0.write(settings, DoctorHarness.hook("Stop", timeout: "1"))
    },
    DoctorSituation(HookCostCheck.self, "milliseconds for seconds", .note, "meant in seconds") {
      try $0.write(settings, DoctorHarness.hook("Stop", timeout: "5000"))
    },
    DoctorSituation(HookCostCheck.self, "the sample", .ok) {
      try $0.write(settings, try DoctorHarness.sampleHooks())
    },

    DoctorSituation(HooksTwiceCheck.self, "no hooks", .skipped),
    DoctorSituation(HooksTwiceCheck.self, "by path and by name", .warning, "recorded twice") {
      try $0.installProgram()
      try $0.write(settings, DoctorHarness.hook("Stop"))
      let path = $0.commands.folder.path(of: "bin/orchestra")
      try $0.write("lantern/.claude/settings.json", DoctorHarness.hook("Stop", command: path))
    },
    DoctorSituation(HooksTwiceCheck.self, "settings and a plugin", .warning, "and 14 more") {
      try $0.installProgram()
      try $0.installPlugin(isEnabled: "true")
      try $0.write("lantern/.claude/settings.json", try DoctorHarness.sampleHooks())
    },
    DoctorSituation(HooksTwiceCheck.self, "the same call in two files runs once", .ok) {
      try $0.installProgram()
      try $0.write(settings, DoctorHarness.hook("Stop"))
      try $0.write("lantern/.claude/settings.json", DoctorHarness.hook("Stop"))
    },
    DoctorSituation(HooksTwiceCheck.self, "matchers that share no tool", .ok) {
      try $0.installProgram()
      try $0.write(settings, DoctorHarness.hook("PostToolUse", matcher: "TodoWrite"))
      let path = $0.commands.folder.path(of: "bin/orchestra")
      try $0.write(
        "lantern/.claude/settings.json",
        DoctorHarness.hook("PostToolUse", matcher: "Agent|Task", command: path))
    },
  ]

  private static let toml = """
    [[hooks.PostToolUse]]
    matcher = "^update_plan$|spawn_agent$"

    [[hooks.PostToolUse.hooks]]
    type = "command"
    command = "orchestra hook"
    timeout = 5

    """
}

extension DoctorHarness {
  /// Installs the plugin as a marketplace does; `isEnabled` is what the settings say, nil for nothing.
  func installPlugin(isEnabled: String?) throws {
    let folder = "home/.claude/plugins/cache/market/orchestra/2.0.0"
    try write(
      folder + "/hooks/hooks.json", try Self.sampleHooks(command: "${CLAUDE_PLUGIN_ROOT}/bin/orchestra"))
    try write(folder + "/bin/orchestra", "", mode: 0o755)
    let path = commands.folder.path(of: folder)
    machine.ownProgram = { path + "/bin/orchestra" }
    try write(
      "home/.claude/plugins/installed_plugins.json",
      #"{"version": 2, "plugins": {"orchestra@market": [{"scope": "user", "installPath": "\#(path)"}]}}"#)
    if let isEnabled {
      try write("home/.claude/settings.json", #"{"enabledPlugins": {"orchestra@market": \#(isEnabled)}}"#)
    }
  }
}
