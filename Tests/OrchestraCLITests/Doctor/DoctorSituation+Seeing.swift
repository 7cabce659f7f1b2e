import Foundation
import Rendering
import TestSupport

@testable import OrchestraCLI

extension DoctorSituation {
  static let seeing = [
    DoctorSituation(ProjectRootCheck.self, "a git checkout", .ok, "the nearest git checkout"),
    DoctorSituation(ProjectRootCheck.self, "a folder with state", .ok, "nearest folder with .orchestra") {
      try $0.makeFolder("lantern/.orchestra")
      try $0.makeFolder("lantern/Sources")
      $0.workingDirectory += "/Sources"
    },
    DoctorSituation(ProjectRootCheck.self, "a linked worktree", .ok, "the main checkout of the git worktree")
    {
      try $0.addWorktree()
      $0.workingDirectory = $0.commands.folder.path(of: "tree")
    },
    DoctorSituation(ProjectRootCheck.self, "a variable that leads nowhere", .problem, "unset ORCHESTRA_ROOT")
    {
      $0.commands.environment["ORCHESTRA_ROOT"] = "/nowhere/at/all"
    },
    DoctorSituation(ProjectRootCheck.self, "a variable that leads elsewhere", .warning, "unset PROJECT_ROOT")
    {
      try $0.makeFolder("other/.git")
      $0.commands.environment["PROJECT_ROOT"] = $0.commands.folder.path(of: "other")
    },
    DoctorSituation(ProjectRootCheck.self, "a session of another project", .note, "CLAUDE_PROJECT_DIR") {
      try $0.makeFolder("other/.git")
      $0.commands.environment["CLAUDE_PROJECT_DIR"] = $0.commands.folder.path(of: "other")
    },

    DoctorSituation(OtherProjectsCheck.self, "none", .ok),
    DoctorSituation(OtherProjectsCheck.self, "one further up", .note, "further up") {
      try $0.makeFolder(".orchestra")
      try $0.makeFolder("lantern/.orchestra")
    },
    DoctorSituation(OtherProjectsCheck.self, "one in the home directory", .note, "start in '") {
      try $0.makeFolder("home/.orchestra")
      try $0.makeFolder("home/shop/.git")
      $0.workingDirectory = $0.home + "/shop"
    },
    DoctorSituation(OtherProjectsCheck.self, "somebody else's", .warning, "belongs to user 4242") {
      try $0.makeFolder("lantern/.orchestra")
      try $0.makeFolder(".orchestra")
      let (live, path) = ($0.machine.entry, $0.commands.folder.path(of: ".orchestra"))
      $0.machine.entry = { asked in
        var entry = live(asked)
        if asked == path { entry?.owner = 4242 }
        return entry
      }
    },
    DoctorSituation(
      OtherProjectsCheck.self, "a worktree with a state of its own", .warning, "is not shown here"
    ) {
      try $0.addWorktree()
      try $0.makeFolder("tree/.orchestra")
    },

    DoctorSituation(OffSwitchCheck.self, "none", .ok),
    DoctorSituation(OffSwitchCheck.self, "the variable", .problem, "unset ORCHESTRA_PROGRESS_DISABLE") {
      $0.commands.environment["ORCHESTRA_PROGRESS_DISABLE"] = "1"
    },
    DoctorSituation(OffSwitchCheck.self, "the variable says no", .ok) {
      $0.commands.environment["ORCHESTRA_PROGRESS_DISABLE"] = "0"
    },
    DoctorSituation(OffSwitchCheck.self, "the variable in a host's settings", .problem, "under 'env'") {
      try $0.write("home/.claude/settings.json", #"{"env": {"ORCHESTRA_PROGRESS_DISABLE": "1"}}"#)
    },
    DoctorSituation(OffSwitchCheck.self, "the settings", .problem, #""enabled": false"#) {
      try $0.write("lantern/.orchestra/config.json", #"{"progress": {"enabled": false}}"#)
    },
    DoctorSituation(OffSwitchCheck.self, "hooks of Claude Code", .problem, "disableAllHooks") {
      try $0.write("home/.claude/settings.json", #"{"disableAllHooks": true}"#)
    },
    DoctorSituation(OffSwitchCheck.self, "hooks of Codex", .problem, "[features]") {
      try $0.write("home/.codex/config.toml", "[features]\nhooks = false # later\n")
    },

    DoctorSituation(RecordingCheck.self, "nothing yet", .note, "Nothing has been recorded"),
    DoctorSituation(RecordingCheck.self, "begun, and no session", .note, "No session has been seen") {
      _ = $0.commands.run("init")
    },
    DoctorSituation(RecordingCheck.self, "a session at work", .ok, "1 session, 4 tasks") { try $0.record() },
    DoctorSituation(RecordingCheck.self, "a session that fell silent in a turn", .note, "do not arrive") {
      try $0.record()
      $0.commands.clock.advance(milliseconds: 2 * 3_600_000)
    },

    DoctorSituation(TodoToolsCheck.self, "no session", .skipped),
    DoctorSituation(TodoToolsCheck.self, "tasks", .ok) { try $0.record() },
    DoctorSituation(TodoToolsCheck.self, "a session without tasks", .warning, "CLAUDE_CODE_ENABLE_TODO_TOOLS")
    {
      try $0.commands.serve(fixture: "claude.session-start.startup")
    },
    DoctorSituation(TodoToolsCheck.self, "switched on and not used", .note, "switches the to-do tools on") {
      try $0.commands.serve(fixture: "claude.session-start.startup")
      try $0.write("home/.claude/settings.json", #"{"env": {"CLAUDE_CODE_ENABLE_TODO_TOOLS": "1"}}"#)
    },
    DoctorSituation(TodoToolsCheck.self, "Codex without a plan", .warning, "tools.update_plan") {
      try $0.commands.serve(fixture: "codex.session-start.startup")
    },
    DoctorSituation(TodoToolsCheck.self, "Codex with the plan tool", .note, "switched on") {
      try $0.commands.serve(fixture: "codex.session-start.startup")
      try $0.write("home/.codex/config.toml", "[tools.update_plan]\nenabled = true\n")
    },
  ]
}

extension DoctorHarness {
  /// A linked git worktree of the project, in `tree`.
  func addWorktree() throws {
    try write("lantern/.git/worktrees/tree/commondir", "../..\n")
    try write("lantern/.git/worktrees/tree/gitdir", commands.folder.path(of: "tree/.git") + "\n")
    try write("tree/.git", "gitdir: \(project)/.git/worktrees/tree\n")
  }
}
