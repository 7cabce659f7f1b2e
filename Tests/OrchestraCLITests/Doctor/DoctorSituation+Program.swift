import DurableFiles
import Foundation
import Rendering
import TestSupport

@testable import OrchestraCLI

extension DoctorSituation {
  private static let bash = "home/.local/share/bash-completion/completions/orchestra"

  static let program = [
    DoctorSituation(ProgramCheck.self, "not told", .skipped),
    DoctorSituation(ProgramCheck.self, "this one", .ok, "is this program") { try $0.installProgram() },
    DoctorSituation(ProgramCheck.self, "not on PATH", .note, "ln -s") {
      try $0.installProgram()
      $0.commands.environment["PATH"] = "/nowhere"
    },
    DoctorSituation(ProgramCheck.self, "an older one in front", .warning, "version 1.0") {
      try $0.installTwo()
      $0.machine.version = { _ in "1.0" }
    },
    DoctorSituation(ProgramCheck.self, "the same version in front", .note, "of this version") {
      try $0.installTwo()
      $0.machine.version = { _ in Orchestra.version + " (1a2b3c4, 2026-11-22)" }
    },
    DoctorSituation(ProgramCheck.self, "another one behind", .note, "behind another") {
      try $0.installTwo()
      let path = $0.commands.folder.path(of: "first/orchestra")
      $0.machine.ownProgram = { path }
    },
    DoctorSituation(ProgramCheck.self, "no PATH", .skipped) {
      try $0.installProgram()
      $0.commands.environment["PATH"] = nil
    },

    DoctorSituation(OldScriptsCheck.self, "none", .ok),
    DoctorSituation(OldScriptsCheck.self, "a lock", .note, "rmdir") {
      $0.commands.environment["USER"] = "kim"
      try $0.makeFolder("orchestra-progress-lock-kim")
    },
    DoctorSituation(OldScriptsCheck.self, "copies that no hook starts", .note, "1 script of the old") {
      try $0.write("home/.claude/hooks/progress-tracker-update.sh", "#!/bin/bash\njq .\n")
    },

    DoctorSituation(CompletionsCheck.self, "no home", .skipped) { $0.commands.environment["HOME"] = nil },
    DoctorSituation(CompletionsCheck.self, "none for a shell that could", .note, "completion.md") {
      $0.commands.environment["SHELL"] = "/usr/bin/zsh"
    },
    DoctorSituation(CompletionsCheck.self, "this version's", .ok, "bash") {
      try $0.write(bash, CompletionShell.bash.script)
    },
    DoctorSituation(CompletionsCheck.self, "an older version's", .warning, "orchestra completions bash >") {
      try $0.write(bash, "# Made by 'orchestra completions bash'\n")
    },

    DoctorSituation(OwnFilesCheck.self, "none", .ok),
    DoctorSituation(OwnFilesCheck.self, "no home", .skipped) { $0.commands.environment["HOME"] = nil },
    DoctorSituation(OwnFilesCheck.self, "a history that others can read", .note, "chmod 600") {
      try $0.write("home/.local/state/orchestra/history", "tasks\n", mode: 0o644)
    },
    DoctorSituation(OwnFilesCheck.self, "settings that are no JSON", .warning, "no JSON") {
      try $0.write("home/.config/orchestra/config.json", "{", mode: 0o600)
    },
    DoctorSituation(OwnFilesCheck.self, "a startup file that others can write", .note, "go-w") {
      try $0.write("home/.config/orchestra/shellrc", "", mode: 0o666)
    },

    DoctorSituation(TerminalCheck.self, "none", .skipped),
    DoctorSituation(TerminalCheck.self, "in order", .ok) {
      $0.commands.terminalWidth = 80
      $0.commands.environment.merge(["LANG": "de_DE.utf8", "TERM": "xterm"]) { $1 }
    },
    DoctorSituation(TerminalCheck.self, "no UTF-8", .note, "'POSIX'") {
      $0.commands.terminalWidth = 80
      $0.commands.environment.merge(["LC_ALL": "POSIX", "LANG": "de_DE.UTF-8", "TERM": "xterm"]) { $1 }
    },
    DoctorSituation(TerminalCheck.self, "dumb", .note, "'dumb'") {
      $0.commands.terminalWidth = 80
      $0.commands.environment.merge(["LANG": "C.UTF-8", "TERM": "dumb"]) { $1 }
    },

    DoctorSituation(FileSystemCheck.self, "a local one", .ok) { _ in },
  ]
}

extension DoctorHarness {
  /// Two programs on `PATH`, of which this one is the second.
  func installTwo() throws {
    try installProgram()
    try write("first/orchestra", "", mode: 0o755)
    commands.environment["PATH"] = commands.folder.path(of: "first") + ":" + commands.folder.path(of: "bin")
  }
}
