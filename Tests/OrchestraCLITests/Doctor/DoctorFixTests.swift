import Foundation
import JSONTree
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

/// What `--fix` mends, and that it is mended then.
@Suite struct DoctorFixTests {
  private static let cache = "lantern/.orchestra/cache"
  private static let bash = "home/.local/share/bash-completion/completions/orchestra"

  private static let cases:
    [(check: String, done: String, arrange: @Sendable (DoctorHarness) throws -> Void)] = [
      ("spool", "Took in 1 event", { try $0.spool(ageMilliseconds: 7_200_000) }),
      ("permissions", "from 0777 to 0775", { try $0.setMode(cache, 0o777) }),
      ("permissions", "from 0400 to 0600", { try $0.setMode(cache + "/events.jsonl", 0o400) }),
      (
        "leftovers", "Removed 2 temporary files",
        { harness in
          try harness.write(cache + "/.progress.json.4121.tmp", "{")
          try harness.write(cache + "/spool/.0001.json.4121.tmp", "{")
          try harness.setMode(cache + "/spool", 0o700)
          for name in ["/.progress.json.4121.tmp", "/spool/.0001.json.4121.tmp"] {
            try harness.setModified(cache + name, to: 1_600_000_000_000)
          }
        }
      ),
      (
        "schema-copy", "schema.json' anew",
        { try $0.write("lantern/.orchestra/schemas/progress-v2.schema.json", "{}", mode: 0o600) }
      ),
      ("completions", "anew", { try $0.write(bash, "# Made by 'orchestra completions bash'\n") }),
      (
        "own-files", "Changed the mode",
        { try $0.write("home/.local/state/orchestra/history", "tasks\n", mode: 0o644) }
      ),
    ]

  @Test(arguments: cases.indices)
  func `what can be mended is mended, and a second run finds nothing`(_ index: Int) throws {
    let (check, done, arrange) = Self.cases[index]
    let harness = try DoctorHarness()
    try harness.record()
    try arrange(harness)
    let first = harness.run("--fix", "--only", check, "--format", "json")
    #expect(first.errors.isEmpty)
    let rows = try #require(try JSONValue(parsing: first.output).array)
    let fixed = rows.filter { $0["outcome"]?.string == "fixed" }
    #expect(fixed.count == 1)
    #expect(fixed.first?["done"]?.string?.contains(done) == true, "\(first.output)")
    #expect(rows.contains { $0["outcome"]?.string == "ok" })
    #expect(first.status == 0)
    let second = harness.run("--fix", "--only", check, "--format", "json")
    #expect(try JSONValue(parsing: second.output).array?.map { $0["outcome"]?.string } == ["ok"])
  }

  @Test func `what was put aside is in the state then`() throws {
    let harness = try DoctorHarness()
    try harness.record()
    let before = try harness.commands.snapshot()?["activeAgents"]?.array?.count ?? 0
    try harness.spool(ageMilliseconds: 7_200_000)
    _ = harness.run("--fix")
    #expect(try harness.commands.snapshot()?["activeAgents"]?.array?.count == before + 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: harness.project + "/.orchestra/cache/spool").isEmpty
    )
  }

  @Test func `nothing is removed while somebody holds the lock`() throws {
    let harness = try DoctorHarness()
    try harness.record()
    try harness.write(Self.cache + "/.progress.json.4121.tmp", "{")
    try harness.setModified(Self.cache + "/.progress.json.4121.tmp", to: 1_600_000_000_000)
    try harness.holdLock(forMilliseconds: 100)
    let result = harness.run("--fix", "--only", "leftovers")
    #expect(result.errors == "Error: Cannot remove temporary files: another process holds the lock\n")
    #expect(harness.exists(Self.cache + "/.progress.json.4121.tmp"))
    #expect(result.output.contains("1 note"))
  }

  @Test func `a completion script that somebody else wrote stays`() throws {
    let harness = try DoctorHarness()
    try harness.write(Self.bash, "complete -W 'tasks' orchestra\n")
    let result = harness.run("--fix", "--only", "completions")
    #expect(result.output.contains("warning"))
    #expect(harness.commands.folder.bytes(Self.bash) == Array("complete -W 'tasks' orchestra\n".utf8))
  }

  @Test func `a completion script behind a link is not replaced`() throws {
    let harness = try DoctorHarness()
    try harness.write("dotfiles/orchestra", "# Made by 'orchestra completions bash'\n")
    try harness.makeFolder("home/.local/share/bash-completion/completions")
    try FileManager.default.createSymbolicLink(
      atPath: harness.commands.folder.path(of: Self.bash),
      withDestinationPath: harness.commands.folder.path(of: "dotfiles/orchestra"))
    let result = harness.run("--fix", "--only", "completions")
    #expect(result.errors.contains("it is a link"))
    #expect(
      harness.commands.folder.bytes("dotfiles/orchestra")
        == Array("# Made by 'orchestra completions bash'\n".utf8))
  }

  @Test func `settings of hosts are never written`() throws {
    let harness = try DoctorHarness()
    try harness.write("home/.claude/settings.json", "{\"disableAllHooks\": true}")
    _ = harness.run("--fix")
    #expect(
      harness.commands.folder.bytes("home/.claude/settings.json") == Array("{\"disableAllHooks\": true}".utf8)
    )
  }
}
