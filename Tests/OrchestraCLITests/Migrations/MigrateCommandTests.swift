import DurableFiles
import Foundation
import JSONTree
import OrchestraCLI
import TestSupport
import Testing

@Suite struct MigrateCommandTests {
  @Test(arguments: [(MigrationHarness.first, "1.0", 2), (MigrationHarness.scripts, "2.0", 1)])
  func `an old file goes up, with a backup of its bytes and a line in the history`(
    _ text: String, _ version: String, _ tasks: Int
  ) throws {
    let project = try MigrationHarness(text)
    let result = project.run("migrate", "up")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Migrated 'lantern' from \(version) to 2.0.0 in 0 ms: \(tasks) task"))
    #expect(result.errors.isEmpty)
    #expect(project.harness.bytes("progress.json.backup") == Array(text.utf8))
    #expect(try project.snapshot()["version"] == "2.0.0")
    let line = try #require(try project.json("history")[0])
    #expect(line["action"] == "up")
    #expect(line["from"]?.string == version)
    #expect(line["actor"] == "ann")
    #expect(line["host"] == "host")
    #expect(line["command"] == "migrate up")
    #expect(line["result"] == "done")
  }

  @Test(
    arguments: [
      ["status"], ["plan"], ["plan", "--full"], ["plan", "--to", "2.0"], ["up", "--dry-run"],
      ["to", "2.0", "--dry-run"],
      ["down", "--dry-run"], ["verify"], ["history"], ["backups"], ["baseline", "1.0", "--dry-run"],
      ["force", "1.0", "--dry-run"],
    ])
  func `looking and rehearsing touch nothing`(_ words: [String]) throws {
    let project = try MigrationHarness(MigrationHarness.first)
    let before = try project.fingerprint()
    let result = project.harness.run(["migrate"] + words, input: ScriptedInput([.end]))
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\u{1B}"))
    #expect(try project.fingerprint() == before)
  }

  @Test func `nothing to do is said, and is no failure`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    project.run("migrate", "up")
    let before = try project.fingerprint()
    let again = project.run("migrate", "up")
    #expect(again.status == 0)
    #expect(again.output == "Nothing to do: 'lantern' is at 2.0.0 already\n")
    let quiet = project.run("migrate", "up", "--quiet")
    #expect(quiet.output + quiet.errors == "")
    #expect(try project.fingerprint() == before)
  }

  @Test func `the patch of a plan makes the new document of the old one`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    let plan = try project.json("plan")
    #expect(plan["done"] == false)
    #expect(plan["from"] == "1.0")
    #expect(plan["steps"]?.array?.count == 2)
    let old = try project.snapshot()
    let new = try JSONPatch(json: plan["patch"] ?? .null).applied(to: old)
    #expect(new["version"] == "2.0.0")
    project.run("migrate", "up")
    #expect(try project.snapshot()["tasks"] == new["tasks"])
  }

  @Test func `status --check ends with 1 while something is pending, and with 0 then`() throws {
    let project = try MigrationHarness(MigrationHarness.scripts)
    #expect(project.run("migrate", "status").status == 0)
    #expect(project.run("migrate", "status", "--check").status == 1)
    project.run("migrate", "up")
    #expect(project.run("migrate", "status", "--check").status == 0)
    project.run("migrate", "down", "--yes")
    #expect(project.run("migrate", "status", "--check").status == 1)
    #expect(try project.json("status")["held"] == true)
  }

  @Test func `down needs a word where nobody can be asked`() throws {
    let project = try MigrationHarness(MigrationHarness.scripts)
    project.run("migrate", "up")
    let before = try project.fingerprint()
    #expect(project.run("migrate", "down").status == 64)
    #expect(project.run("migrate", "to", "1.0").status == 64)
    #expect(try project.fingerprint() == before)
  }

  @Test(
    arguments: [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1), ("yet\n", 1)] as [(String, Int32)])
  func `somebody at the keys is asked`(_ answer: String, _ status: Int32) throws {
    let project = try MigrationHarness(MigrationHarness.scripts)
    project.run("migrate", "up")
    let input = ScriptedInput(answer.isEmpty ? [.end] : [.bytes(Array(answer.utf8))])
    let result = project.harness.run(["migrate", "down"], input: input) { context, _ in
      context.surroundings.isInteractive = { true }
    }
    #expect(result.status == status)
    #expect(result.errors.contains("The older shape cannot hold"))
    #expect(try project.snapshot()["version"] == (status == 0 ? nil : "2.0.0"))
  }

  @Test func `down goes one version at a time, and says when there is none left`() throws {
    let project = try MigrationHarness(MigrationHarness.scripts)
    project.run("migrate", "up")
    #expect(project.run("migrate", "down", "--yes").errors.contains("It stays at 2.0"))
    #expect(project.run("migrate", "down", "--yes").output.hasPrefix("Took 'lantern' down from 2.0 to 1.0"))
    let last = project.run("migrate", "down", "--yes")
    #expect(last.status == 0)
    #expect(last.output.contains("there is no older version"))
  }

  @Test func `down to a version that is newer makes no sense`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    let result = project.run("migrate", "down", "--to", "2.0", "--yes")
    #expect(result.status == 64)
    #expect(result.errors.contains("which is newer"))
  }

  @Test func `a restored backup of an older version stays so, and the present bytes are a backup`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    project.run("migrate", "up")
    let present = project.harness.bytes("progress.json")
    let result = project.run("migrate", "restore")
    #expect(result.output.hasPrefix("Restored 'lantern' from 2.0.0 to 1.0"))
    #expect(result.errors.contains("It stays at 1.0"))
    #expect(project.harness.bytes("progress.json") == Array(MigrationHarness.first.utf8))
    #expect(project.harness.bytes("progress.json.backup") == present)
    #expect(project.run("migrate", "restore", "no-such").status == 66)
  }

  @Test func `a file of a newer version is never written`() throws {
    let project = try MigrationHarness(#"{"version": "3.0.0", "tasks": []}"#)
    let before = try project.fingerprint()
    for words in [
      ["up"], ["to", "2.0", "--yes"], ["down", "--yes"], ["force", "2.0.0"], ["baseline", "2.0.0"],
    ] {
      let result = project.harness.run(["migrate"] + words, input: ScriptedInput([.end]))
      #expect(result.status == 78, "\(words): \(result.errors)")
    }
    #expect(project.run("migrate", "status").status == 0)
    #expect(project.run("migrate", "status", "--check").status == 78)
    #expect(try project.fingerprint() == before)
  }

  @Test(arguments: ["not JSON", #"{"todos": ["#, #"{"name": "shop"}"#, "[]"])
  func `a file that cannot be relied on is not migrated, and the way out is told`(_ text: String) throws {
    let project = try MigrationHarness(text)
    let before = try project.fingerprint()
    let result = project.run("migrate", "up")
    #expect(result.status == 65)
    #expect(result.errors.contains("orchestra repair"))
    #expect(try project.fingerprint() == before)
  }

  @Test func `nothing is migrated while a sandbox is open`() throws {
    let project = try MigrationHarness(MigrationHarness.scripts)
    project.run("migrate", "up")
    let result = project.run("-c", "begin; migrate down --yes; rollback")
    #expect(result.status == 64)
    #expect(result.errors.contains("Cannot migrate while a sandbox is open"))
    #expect(try project.snapshot()["version"] == "2.0.0")
  }

  @Test func `a project without state is an error`() throws {
    let harness = try CommandHarness()
    for words in [["status"], ["up"], ["plan"], ["verify"]] {
      #expect(harness.run(["migrate"] + words, input: ScriptedInput([.end])).status == 66, "\(words)")
    }
  }

  @Test func `verify finds a backup and a history that were changed`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    project.run("migrate", "up")
    #expect(project.run("migrate", "verify").status == 0)
    let name = try #require(try project.json("backups")[1]?["name"]?.string)
    try project.write(MigrationHarness.first + " ", to: "backups/\(name)")
    let changed = project.run("migrate", "verify")
    #expect(changed.status == 1)
    #expect(changed.output.contains("changed: migration 1"))
    try project.write(MigrationHarness.first, to: "backups/\(name)")
    #expect(project.run("migrate", "verify").status == 0)
    let history = String(decoding: project.harness.bytes("migrations.jsonl") ?? [], as: UTF8.self)
    try project.write(history.replacingOccurrences(of: "ann", with: "bob"), to: "migrations.jsonl")
    #expect(project.run("migrate", "verify").output.contains("line 1 does not verify"))
  }

  @Test func `a hand-made file gets its version by a person's word`() throws {
    let project = try MigrationHarness(#"{"todos": [], "history": [], "metadata": {}}"#)
    let result = project.run("migrate", "baseline", "2.0")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try project.snapshot()["schemaVersion"] == "2.0")
    #expect(try project.json("history")[0]?["action"] == "baseline")
    #expect(project.run("migrate", "baseline", "1.0").status == 65)
  }

  @Test func `a change that is only rehearsed leaves an old file as it is`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    let before = try project.snapshot()
    #expect(project.run("task", "add", "More", "--dry-run").status == 0)
    #expect(try project.snapshot() == before)
    #expect(project.run("tasks").errors.contains("Migrated 'progress.json' from 1.0"))
    #expect(try project.snapshot()["version"] == "2.0.0")
  }

  @Test func `a step up that is not the last one is kept there, which is told`() throws {
    let project = try MigrationHarness(MigrationHarness.first)
    let result = project.run("migrate", "to", "2.0")
    #expect(result.output.hasPrefix("Migrated 'lantern' from 1.0 to 2.0 "))
    #expect(result.errors.contains("It stays at 2.0"))
    #expect(try project.json("status")["verdict"] == "held")
  }
}
