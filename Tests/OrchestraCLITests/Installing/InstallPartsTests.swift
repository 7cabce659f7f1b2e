import Foundation
import HostSettings
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

/// The other host, the plugin, and the files of a user's shells.
@Suite struct InstallPartsTests {
  private static let bash = "home/.local/share/bash-completion/completions/orchestra"
  private static let manual = "home/.local/share/man/man1/orchestra.1"

  @Test(arguments: [["--scope", "user"], []])
  func `Codex gets its hooks, and loses them without a trace`(_ words: [String]) throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    let result = harness.install(
      "--yes", "--host", "codex", words.first ?? "--no-completions", words.last ?? "--no-completions")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("Type /hooks in Codex"))
    let path = words.isEmpty ? "lantern/.codex/hooks.json" : "home/.codex/hooks.json"
    let hooks = try JSONValue(parsing: try #require(harness.bytes(path)))["hooks"]
    #expect(hooks?.object?.count == HookRegistration.codex.count)
    #expect(hooks?["PostToolUse"]?[0]?["hooks"]?[0]?["command"] == "orchestra hook")
    #expect(
      harness.uninstall("--yes", "--host", "codex", words.first ?? "--yes", words.last ?? "--yes").status == 0
    )
    #expect(try harness.tree() == before)
  }

  @Test(arguments: ["model = \"o4\"", "model = \"o4\"\r\n", "# mine\n\n[features]\nhooks = true\n\n"])
  func `config.toml gets a block, and loses it without a trace`(_ text: String) throws {
    let harness = try InstallHarness()
    try harness.write("home/.codex/config.toml", Array(text.utf8))
    let before = try harness.tree()
    #expect(harness.install("--yes", "--host", "codex", "--scope", "user", "--toml").status == 0)
    let bytes = try #require(harness.bytes("home/.codex/config.toml"))
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(text))
    #expect(harness.install("--check", "--host", "codex", "--scope", "user", "--toml").status == 0)
    let twice = harness.install("--yes", "--host", "codex", "--scope", "user")
    #expect(twice.status == 1)
    #expect(twice.errors.contains("'/home/kim/.codex/config.toml' calls orchestra already"))
    #expect(harness.uninstall("--yes", "--host", "codex", "--scope", "user").status == 0)
    #expect(try harness.tree() == before)
  }

  @Test func `TOML that could mean something else is refused with its line`() throws {
    let harness = try InstallHarness()
    try harness.write("home/.codex/config.toml", Array("a = 1\nhooks = {}\n".utf8))
    let before = try harness.tree()
    let result = harness.install("--yes", "--host", "codex", "--scope", "user", "--toml")
    #expect(result.status == 65)
    #expect(result.errors.contains("'hooks' in a form that cannot be added to at line 2"))
    #expect(try harness.tree() == before)
  }

  @Test(
    arguments: [
      ["--host", "codex", "--scope", "local"], ["--toml", "--yes"], ["--host", "codex", "--statusline"],
      ["--host", "codex", "--plugin", "x"], ["--plugin", "x", "--statusline"], ["--dry-run", "--yes"],
    ])
  func `what does not go together is refused`(_ words: [String]) throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    let result = harness.install(
      words[0], words[1], words.dropFirst(2).first ?? "--no-completions", words.last ?? "")
    #expect(result.status == 64)
    #expect(try harness.tree() == before)
  }

  @Test func `a plugin is made, used instead of settings, and removed`() throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    let result = harness.install("--yes", "--plugin", "~/plugins/orchestra")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("'claude plugin marketplace add /home/kim/plugins/orchestra'"))
    let folder = "home/plugins/orchestra"
    let hooks = try JSONValue(parsing: try #require(harness.bytes(folder + "/orchestra/hooks/hooks.json")))
    #expect(hooks["hooks"]?.object?.count == HookRegistration.claude.count)
    #expect(harness.install("--check", "--plugin", "~/plugins/orchestra").status == 0)
    #expect(harness.uninstall("--yes").output == "Nothing to uninstall\n")
    try harness.doctor.write(
      "home/.claude/plugins/installed_plugins.json",
      #"{"plugins": {"orchestra@orchestra": [{"installPath": "\#(harness.doctor.home)/plugins/orchestra/orchestra"}]}}"#
    )
    try harness.doctor.write(
      "home/.claude/settings.json", #"{"enabledPlugins": {"orchestra@orchestra": true}}"#)
    let twice = harness.install("--yes")
    #expect(twice.status == 1)
    #expect(twice.errors.contains("the plugin 'orchestra@orchestra' calls orchestra already"))
    try FileManager.default.removeItem(atPath: harness.doctor.home + "/.claude")
    #expect(harness.uninstall("--yes", "--plugin", "~/plugins/orchestra").status == 0)
    #expect(try harness.tree() == before)
  }

  /// A shell on `PATH`.
  private func withBash() throws -> InstallHarness {
    let harness = try InstallHarness()
    try harness.doctor.write("bin/bash", "", mode: 0o755)
    return harness
  }

  @Test func `completion and manual page come for the shells there are, and go with the last host`() throws {
    let harness = try withBash()
    let before = try harness.tree()
    #expect(harness.install("--yes").status == 0)
    #expect(harness.bytes(Self.bash) == Array(CompletionShell.bash.script.utf8))
    #expect(harness.bytes(Self.manual) != nil)
    #expect(!harness.doctor.exists("home/.config"))
    #expect(harness.install("--yes", "--scope", "user").status == 0)
    let first = harness.uninstall("--yes")
    #expect(first.errors.contains("completion and manual page stay, since other hooks are installed"))
    #expect(harness.bytes(Self.bash) != nil)
    #expect(harness.uninstall("--yes", "--scope", "user").status == 0)
    #expect(try harness.tree() == before)
  }

  @Test func `files that somebody else put there, or changed, stay`() throws {
    let harness = try withBash()
    try harness.doctor.write(Self.manual, "mine\n")
    let result = harness.install("--yes")
    #expect(result.errors.contains("'/home/kim/.local/share/man/man1/orchestra.1' stays as it is"))
    try harness.doctor.write(Self.bash, "changed\n")
    #expect(harness.install("--yes").errors.contains("stays as it is"))
    let last = harness.uninstall("--yes")
    #expect(last.errors.contains("stays: somebody changed it"))
    #expect(harness.bytes(Self.bash) == Array("changed\n".utf8))
    #expect(harness.bytes(Self.manual) == Array("mine\n".utf8))
  }

  @Test func `a package's copies are enough, and so is being told not to`() throws {
    let harness = try withBash()
    let shared = harness.doctor.commands.folder.path(of: "share")
    try harness.doctor.write("share/bash-completion/completions/orchestra", "")
    try harness.doctor.write("share/man/man1/orchestra.1.gz", "")
    harness.doctor.machine.sharedFolders = [shared]
    #expect(harness.install("--yes").status == 0)
    #expect(!harness.doctor.exists("home/.local/share"))
    let other = try withBash()
    #expect(other.install("--yes", "--no-completions").status == 0)
    #expect(!other.doctor.exists("home/.local/share"))
  }

  @Test func `everything goes, wherever it was installed`() throws {
    let harness = try withBash()
    let before = try harness.tree()
    #expect(harness.install("--yes").status == 0)
    #expect(harness.install("--yes", "--scope", "user", "--statusline").status == 0)
    #expect(harness.install("--yes", "--host", "codex", "--scope", "user", "--toml").status == 0)
    #expect(harness.install("--yes", "--plugin", "~/p").status == 0)
    try harness.doctor.makeFolder("other/.git")
    harness.doctor.workingDirectory = harness.doctor.commands.folder.path(of: "other")
    #expect(harness.install("--yes", "--scope", "local").status == 0)
    let result = harness.uninstall("--all", "--yes")
    #expect(result.status == 0, "\(result.errors)")
    try FileManager.default.removeItem(atPath: harness.doctor.commands.folder.path(of: "other"))
    #expect(try harness.tree() == before)
  }
}
