import DurableFiles
import Foundation
import HostSettings
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

/// Settings files that are not simply there: missing, linked, read-only, large, of a strange kind.
@Suite struct InstallPlaceTests {
  private static let text = Array("{\n  \"model\": \"opus\"\n}\n".utf8)

  /// Installs, checks that `path` has the hooks, uninstalls, and checks that everything is as before.
  private func roundTrip(_ harness: InstallHarness, _ path: String) throws {
    let before = try harness.tree()
    let installed = harness.install("--yes")
    #expect(installed.status == 0, "\(installed.errors)")
    #expect(try InstallHarness.calls(in: harness.bytes(path)).count == 18)
    #expect(harness.install("--check").status == 0)
    #expect(harness.uninstall("--yes").status == 0)
    #expect(try harness.tree() == before)
  }

  /// Nothing is done, and said why.
  private func isRefused(_ harness: InstallHarness, _ status: Int32, _ sentence: String) throws {
    let before = try harness.tree()
    let result = harness.install("--yes")
    #expect(result.status == status)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try harness.tree() == before)
  }

  @Test func `a missing file is made, and its folder, and both go again`() throws {
    let harness = try InstallHarness()
    try roundTrip(harness, harness.settings)
    let other = try InstallHarness()
    try other.doctor.makeFolder("lantern/.claude")
    try roundTrip(other, other.settings)
  }

  @Test func `a file made new stays when somebody put something into it`() throws {
    let harness = try InstallHarness()
    #expect(harness.install("--yes").status == 0)
    let text = String(decoding: try #require(harness.bytes(harness.settings)), as: UTF8.self)
    let edited = "{\n  \"model\": \"opus\"," + text.dropFirst()
    try harness.write(harness.settings, Array(edited.utf8))
    #expect(harness.uninstall("--yes").status == 0)
    #expect(harness.bytes(harness.settings) == Self.text)
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o444 | 0o200])
  func `the permissions stay as they are`(_ mode: Int) throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text, mode: mode)
    #expect(harness.install("--yes").status == 0)
    let path = harness.doctor.commands.folder.path(of: harness.settings)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test func `a link is written through, by whole and by relative path, and through a second one`() throws {
    let harness = try InstallHarness()
    try harness.write("dotfiles/claude.json", Self.text)
    try harness.doctor.makeFolder("lantern/.claude")
    try harness.link("dotfiles/link.json", to: "claude.json")
    try harness.link(harness.settings, to: "../../dotfiles/link.json")
    try roundTrip(harness, "dotfiles/claude.json")
    let other = try InstallHarness()
    try other.write("dotfiles/claude.json", Self.text)
    try other.doctor.makeFolder("lantern/.claude")
    try other.link(other.settings, to: other.doctor.commands.folder.path(of: "dotfiles/claude.json"))
    #expect(other.install("--dry-run").output.contains("→ /there/dotfiles/claude.json"))
    try roundTrip(other, "dotfiles/claude.json")
  }

  @Test func `a folder may be a link`() throws {
    let harness = try InstallHarness()
    try harness.write("dotfiles/settings.json", Self.text)
    try harness.link("lantern/.claude", to: "../dotfiles")
    try roundTrip(harness, "dotfiles/settings.json")
  }

  @Test func `a link that leads nowhere is refused`() throws {
    let harness = try InstallHarness()
    try harness.doctor.makeFolder("lantern/.claude")
    try harness.link(harness.settings, to: "gone.json")
    try isRefused(harness, 66, "it is a link to '/work/lantern/.claude/gone.json', which is not there")
  }

  @Test func `links in a circle are refused`() throws {
    let harness = try InstallHarness()
    try harness.doctor.makeFolder("lantern/.claude")
    try harness.link(harness.settings, to: "other.json")
    try harness.link("lantern/.claude/other.json", to: "settings.json")
    try isRefused(harness, 74, "the link leads in a circle")
  }

  @Test func `a folder in the place of the file is refused`() throws {
    let harness = try InstallHarness()
    try harness.doctor.makeFolder(harness.settings)
    try isRefused(harness, 74, "it is no plain file")
  }

  @Test func `a file in the place of the folder is refused`() throws {
    let harness = try InstallHarness()
    try harness.write("lantern/.claude", Self.text)
    try isRefused(harness, 73, "Cannot write '/work/lantern/.claude/settings.json'")
  }

  @Test func `a pipe is not waited for`() throws {
    let harness = try InstallHarness()
    try harness.doctor.makeFolder("lantern/.claude")
    #expect(mkfifo(harness.doctor.commands.folder.path(of: harness.settings), 0o600) == 0)
    try isRefused(harness, 74, "it is no plain file")
  }

  @Test func `a read-only file is refused, with the way out`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text, mode: 0o444)
    try isRefused(harness, 74, "it is read-only\nHint: 'chmod u+w /work/lantern/.claude/settings.json'")
  }

  @Test func `a read-only folder is refused`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    try harness.doctor.setMode("lantern/.claude", 0o555)
    try isRefused(harness, 74, "the folder '/work/lantern/.claude' is read-only")
    try harness.doctor.setMode("lantern/.claude", 0o755)
  }

  @Test func `a large file is edited, a huge one is refused`() throws {
    let harness = try InstallHarness()
    let line = "    \"Bash(npm run some-script-with-a-long-name:*)\",\n"
    let large = "{\n  \"allow\": [\n" + String(repeating: line, count: 4_000) + "    \"x\"\n  ]\n}\n"
    try harness.write(harness.settings, Array(large.utf8))
    try roundTrip(harness, harness.settings)
    try harness.write(harness.settings, Array("{\"x\": \"\(String(repeating: "x", count: 5 << 20))\"}".utf8))
    try isRefused(harness, 74, "more than 4194304")
  }

  @Test func `a file that somebody changes between the look and the write is left alone`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    let place = try HostPlace(
      .claude, .project, isTOML: false, root: harness.doctor.project, environment: [:])
    let file = try EditedFile(place.path, in: harness.doctor.context)
    try harness.write(harness.settings, Array("{}".utf8))
    #expect(throws: Failure.self) {
      _ = try file.replace(by: [0x7B, 0x7D], newMode: .readableFile, on: harness.doctor.machine)
    }
    #expect(harness.bytes(harness.settings) == Array("{}".utf8))
  }

  @Test(arguments: ["local", "user"])
  func `other scopes have files of their own, which others cannot read`(_ scope: String) throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    #expect(harness.install("--yes", "--scope", scope).status == 0)
    let path = scope == "user" ? "home/.claude/settings.json" : "lantern/.claude/settings.local.json"
    #expect(try InstallHarness.calls(in: harness.bytes(path)).count == 18)
    let whole = harness.doctor.commands.folder.path(of: path)
    #expect(try FileManager.default.attributesOfItem(atPath: whole)[.posixPermissions] as? Int == 0o600)
    #expect(harness.uninstall("--yes", "--scope", scope).status == 0)
    #expect(try harness.tree() == before)
  }

  @Test func `the hosts' variables say where a user's settings are`() throws {
    let harness = try InstallHarness()
    harness.doctor.commands.environment["CLAUDE_CONFIG_DIR"] = harness.doctor.commands.folder.path(of: "c")
    harness.doctor.commands.environment["CODEX_HOME"] = harness.doctor.commands.folder.path(of: "x")
    #expect(harness.install("--yes", "--scope", "user").status == 0)
    #expect(harness.install("--yes", "--scope", "user", "--host", "codex").status == 0)
    #expect(harness.bytes("c/settings.json") != nil)
    #expect(harness.bytes("x/hooks.json") != nil)
  }
}
