import Foundation
import HostSettings
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

/// How `install` and `uninstall` ask, what they say, and what they leave alone.
@Suite struct InstallConductTests {
  private static let text = Array("{\n  \"model\": \"opus\"\n}\n".utf8)

  @Test func `without a word nothing is done where nobody can be asked`() throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    let result = harness.install()
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("New: /work/lantern/.claude/settings.json\n+ {\n+   \"hooks\": {\n"))
    #expect(result.errors == "Not installed yet. Run again with --yes to do it\n")
    #expect(try harness.tree() == before)
  }

  @Test(arguments: [("y\n", true), ("yes\n", true), ("n\n", false), ("\n", false), ("", false)])
  func `at a terminal it shows the lines that change, and asks`(_ typed: String, _ isDone: Bool) throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    harness.typed = typed
    let result = harness.install()
    #expect(result.status == (isDone ? 0 : 1))
    #expect(
      result.errors.contains("+       { \"hooks\": [{ \"type\": \"command\", \"command\": \"orchestra\""))
    #expect(result.errors.contains("Go on? [y/N]\n"))
    #expect(result.errors.contains("Not installed: the answer was not yes") == !isDone)
    #expect((harness.bytes(harness.settings) == Self.text) == !isDone)
  }

  @Test func `a dry run shows and does nothing`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    let before = try harness.tree()
    let result = harness.install("--dry-run")
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        "Change: /work/lantern/.claude/settings.json\n  {\n-   \"model\": \"opus\"\n+   \"model\": \"opus\",\n+   \"hooks\": {\n"
      ))
    #expect(try harness.tree() == before)
    #expect(harness.uninstall("--dry-run").output == "Nothing to uninstall\n")
  }

  @Test func `what is done is said, with the backup, which others cannot read`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    let result = harness.install("--yes")
    #expect(
      result.output.hasPrefix(
        "Installed in '/work/lantern/.claude/settings.json': hooks for 18 events; as it was: '/home/kim/.local/state/orchestra/installed/"
      ))
    #expect(result.errors.hasPrefix("Hint: Sessions that run already"))
    let folder = "home/.local/state/orchestra/installed"
    let whole = harness.doctor.commands.folder.path(of: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: whole)
    let backup = try #require(names.first { $0.hasSuffix(".backup") })
    #expect(harness.bytes("\(folder)/\(backup)") == Self.text)
    for name in names {
      let mode = try FileManager.default.attributesOfItem(atPath: whole + "/" + name)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    #expect(
      harness.uninstall("--yes").output.hasPrefix(
        "Uninstalled in '/work/lantern/.claude/settings.json': hooks for 18 events\n"))
  }

  @Test func `the check says what is wrong, in words and in the status`() throws {
    let harness = try InstallHarness()
    #expect(harness.install("--check").output == "Missing: '/work/lantern/.claude/settings.json'\n")
    #expect(harness.install("--check").status == 1)
    try harness.write(harness.settings, Self.text)
    #expect(harness.install("--check").output.hasPrefix("Incomplete: "))
    try harness.write(harness.settings, try SettingsFixtures.bytes("ours/of-another-path.json"))
    let result = harness.install("--check")
    #expect(result.output.hasPrefix("Out of date: "))
    #expect(result.status == 1)
    #expect(harness.install("--check", "--yes").status == 64)
  }

  @Test func `what is printed is what is put in`() throws {
    let harness = try InstallHarness()
    let before = try harness.tree()
    let printed = harness.install("--print", "--statusline")
    #expect(try harness.tree() == before)
    #expect(harness.install("--yes", "--statusline").status == 0)
    #expect(harness.bytes(harness.settings) == Array(printed.output.utf8))
  }

  @Test func `JSON tells of every file, before and after`() throws {
    let harness = try InstallHarness()
    let plan = harness.install("--format", "json")
    #expect(plan.status == 1)
    let planned = try #require(try JSONValue(parsing: plan.output)[0])
    #expect(planned["action"] == "create")
    #expect(planned["done"] == .bool(false))
    let done = try #require(try JSONValue(parsing: harness.install("--yes", "--format", "json").output)[0])
    #expect(done["done"] == .bool(true))
    #expect(done["events"]?.array?.count == 18)
    let again = try #require(try JSONValue(parsing: harness.install("--yes", "--format", "json").output)[0])
    #expect(again["action"] == "none")
  }

  @Test func `without PATH leading to this program its path is written, and said`() throws {
    let harness = try InstallHarness()
    let other = harness.doctor.commands.folder.path(of: "else where/orchestra")
    try harness.doctor.write("else where/orchestra", "#!/bin/sh\n", mode: 0o755)
    harness.doctor.machine.ownProgram = { other }
    let result = harness.install("--yes")
    #expect(result.errors.contains("Note: the hooks start '/there/else where/orchestra'"))
    #expect(try InstallHarness.calls(in: harness.bytes(harness.settings), program: other).count == 18)
    // A later version in its place is put in the place of the earlier one.
    try harness.doctor.installProgram()
    #expect(harness.install("--yes").output.contains("hooks for 18 events"))
    #expect(try InstallHarness.calls(in: harness.bytes(harness.settings)).count == 18)
    #expect(harness.uninstall("--yes").status == 0)
    #expect(harness.bytes(harness.settings) == nil)
  }

  @Test func `a status line of another program is not replaced`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes("installed/status-line-of-another.json"))
    let before = try harness.tree()
    let result = harness.install("--yes", "--statusline")
    #expect(result.status == 1)
    #expect(
      result.errors.contains("'statusLine' in '/work/lantern/.claude/settings.json' shows 'ccstatusline'"))
    #expect(try harness.tree() == before)
  }

  @Test func `an own status line follows the program and keeps what was added to it`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes("ours/with-status-line.json"))
    #expect(harness.install("--yes").output.contains("statusLine"))
    let line = try JSONValue(parsing: try #require(harness.bytes(harness.settings)))["statusLine"]
    #expect(line == ["type": "command", "command": "orchestra statusline", "padding": 2])
  }

  @Test func `old scripts are named, and the linter that goes with one`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes("installed/old-scripts.json"))
    let result = harness.install("--yes")
    #expect(result.output.contains("in the place of "))
    #expect(result.output.contains("progress-tracker-update.sh"))
    #expect(result.errors.contains("'post_code_write.sh' also ran the linter"))
  }

  @Test func `a line of somebody else's is named and left`() throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes("installed/ours-in-a-line-of-others.json"))
    let result = harness.install("--yes")
    #expect(
      result.errors.contains(
        "left as it is, since it does more than call orchestra: Stop: orchestra hook && say done"))
    #expect(harness.uninstall("--yes").errors.contains("left as it is: Stop: orchestra hook && say done"))
  }

  @Test func `hostile text in settings does not drive the terminal`() throws {
    let harness = try InstallHarness()
    try harness.write(
      harness.settings, Array("{\n  \"\u{9b}2Jx\": \"\u{202e}y\", \"model\": \"opus\"\n}\n".utf8))
    let result = harness.install("--dry-run")
    #expect(result.status == 0)
    #expect(!result.output.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
  }
}
