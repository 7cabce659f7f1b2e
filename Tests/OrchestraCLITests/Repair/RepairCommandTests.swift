import DurableFiles
import Foundation
import JSONTree
import OrchestraCLI
import TestSupport
import Testing

struct RepairCommandTests {
  /// A project with three tasks.
  private static func project() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in ["One", "Two", "Three"] { #expect(harness.run("task", "add", name).status == 0) }
    return harness
  }

  private static func write(_ name: String, _ bytes: some Sequence<UInt8>, _ harness: CommandHarness) throws {
    try harness.folder.write("lantern/.orchestra/cache/" + name, bytes)
  }

  private static func names(_ folder: String, _ harness: CommandHarness) -> [String] {
    let path = harness.folder.path(of: "lantern/.orchestra/cache/" + folder)
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test func `where nothing is wrong it says so`() throws {
    let harness = try Self.project()
    let result = harness.run("repair")
    #expect(result.status == 0)
    #expect(result.output == "Nothing to repair\n")
    #expect(result.errors.isEmpty)
  }

  @Test func `without a word it shows the plan and changes nothing`() throws {
    let harness = try Self.project()
    let half = try #require(harness.bytes("progress.json")).prefix(900)
    try Self.write("progress.json", half, harness)
    let result = harness.run("repair")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("Wrong\n  The file is damaged in "))
    #expect(result.output.contains("  write progress.json anew from the journal\n"))
    #expect(result.output.contains("+ tasks[2]: \"Three\""))
    #expect(result.errors == "Not repaired yet. Run again with --yes to do it\n")
    #expect(harness.bytes("progress.json") == Array(half))
    #expect(Self.names("quarantine", harness).isEmpty)
  }

  @Test func `with --yes it is done, the old bytes are kept and the project works`() throws {
    let harness = try Self.project()
    let half = try #require(harness.bytes("progress.json")).prefix(900)
    try Self.write("progress.json", half, harness)
    let result = harness.run("repair", "--yes")
    #expect(result.status == 0)
    #expect(result.output.contains("Repaired: 3 tasks, 0 sessions, 0 agents at work\n"))
    let name = try #require(Self.names("quarantine", harness).first)
    #expect(result.output.hasSuffix("The old bytes are in quarantine/\(name)\n"))
    #expect(harness.bytes("quarantine/\(name)") == Array(half))
    #expect(harness.run("repair").output == "Nothing to repair\n")
    #expect(harness.run("task", "add", "Four").status == 0)
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
  }

  @Test(arguments: [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("", 1)] as [(String, Int32)])
  func `on a terminal it asks`(_ answer: String, _ status: Int32) throws {
    let harness = try Self.project()
    try Self.write("progress.json", [], harness)
    let input = ScriptedInput(answer.isEmpty ? [.end] : [.bytes(Array(answer.utf8)), .end])
    let result = harness.run(["repair"], input: input) { context, _ in
      context.surroundings.isInteractive = { true }
    }
    #expect(result.status == status)
    #expect(result.errors.contains("Go on? [y/N]"))
    #expect(harness.bytes("progress.json")?.isEmpty == (status == 1))
  }

  @Test func `a program gets one object`() throws {
    let harness = try Self.project()
    var journal = try #require(harness.bytes("events.jsonl"))
    let place = try #require(String(decoding: journal, as: UTF8.self).range(of: "\"content\":\"Two\""))
    journal[place.lowerBound.utf16Offset(in: String(decoding: journal, as: UTF8.self)) + 11] ^= 1
    try Self.write("events.jsonl", journal, harness)
    try FileManager.default.removeItem(
      atPath: harness.folder.path(of: "lantern/.orchestra/cache/progress.json"))
    #expect(harness.run("task", "add", "Refused").status == 65)
    let plan = try JSONValue(parsing: harness.run("repair", "--format", "json").output)
    #expect(plan["needed"] == true)
    #expect(plan["done"] == false)
    #expect(plan["findings"]?[0]?["kind"] == "journalDamaged")
    #expect(plan["lost"]?.array?.count == 1)
    let result = harness.run("repair", "--yes", "--format", "json")
    #expect(result.status == 0)
    let done = try JSONValue(parsing: result.output)
    #expect(done["done"] == true)
    #expect(done["recovered"]?["tasks"] == 2)
    #expect(done["kept"]?[0]?.string?.hasPrefix("quarantine/events-corrupt-") == true)
    #expect(harness.run("task", "add", "Taken").status == 0)
  }

  @Test func `where nothing is left it says where a backup is`() throws {
    let harness = try Self.project()
    try Self.write("progress.json.backup", harness.bytes("progress.json") ?? [], harness)
    try Self.write("progress.json", [UInt8](repeating: 0, count: 100), harness)
    try FileManager.default.removeItem(
      atPath: harness.folder.path(of: "lantern/.orchestra/cache/events.jsonl"))
    let result = harness.run("repair", "--yes")
    #expect(result.status == 65)
    #expect(result.errors.contains("Hint: Run 'orchestra repair --from-backup progress.json.backup'"))
    #expect(harness.run("repair", "--from-backup", "last", "--yes").status == 0)
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 3)
  }

  @Test func `a newer file is refused`() throws {
    let harness = try Self.project()
    try Self.write("progress.json", Array(#"{"version":"9.0.0","tasks":[]}"#.utf8), harness)
    #expect(harness.run("repair", "--yes").status == 78)
    #expect(harness.bytes("progress.json") == Array(#"{"version":"9.0.0","tasks":[]}"#.utf8))
  }

  @Test func `an edit by hand is undone from the journal when that is asked for`() throws {
    let harness = try Self.project()
    let edited = String(decoding: harness.bytes("progress.json") ?? [], as: UTF8.self)
      .replacingOccurrences(of: "\"Two\"", with: "\"Edited\"")
    try Self.write("progress.json", Array(edited.utf8), harness)
    #expect(harness.run("repair", "--from-journal", "--yes").status == 0)
    #expect(try harness.snapshot()?["tasks"]?[1]?["content"] == "Two")
  }

  @Test func `faults of meaning are mended, unless they are to stay`() throws {
    let harness = try Self.project()
    let edited = String(decoding: harness.bytes("progress.json") ?? [], as: UTF8.self)
      .replacingOccurrences(of: "\"blockedBy\": []", with: "\"blockedBy\": [\"t-nowhere\"]")
    try Self.write("progress.json", Array(edited.utf8), harness)
    #expect(harness.run("status").status == 0)
    let plan = try JSONValue(parsing: harness.run("repair", "--format", "json").output)
    #expect(plan["findings"]?.array?.contains { $0["kind"] == "fixes" } == true)
    let left = try JSONValue(parsing: harness.run("repair", "--no-fixes", "--format", "json").output)
    #expect(left["findings"]?.array?.contains { $0["kind"] == "fixes" } == false)
    #expect(harness.run("repair", "--yes").status == 0)
    #expect(try harness.snapshot()?["tasks"]?[0]?["blockedBy"] == [])
    #expect(harness.run("repair").output == "Nothing to repair\n")
  }

  @Test func `a single file is repaired where it lies and the old one stays beside it`() throws {
    let harness = try CommandHarness()
    let damaged = #"{"todos":[{"id":"1","content":"One","status":"pending"},{"id":"2","content":"Tw"#
    try harness.folder.write("lantern/old.json", Array(damaged.utf8))
    #expect(harness.run("repair", "old.json").status == 1)
    let result = harness.run("repair", "old.json", "--yes")
    #expect(result.status == 0)
    let value = try JSONValue(parsing: harness.folder.bytes("lantern/old.json") ?? [])
    #expect(value["todos"]?[0]?["content"] == "One")
    let kept = "old.json.damaged-\(Checksum(of: Array(damaged.utf8)).hexadecimal)"
    #expect(harness.folder.bytes("lantern/\(kept)") == Array(damaged.utf8))
    #expect(result.errors.contains("migrate up"))
  }

  @Test func `a single file of nothing cannot be repaired`() throws {
    let harness = try CommandHarness()
    try harness.folder.write("lantern/old.json", [0, 0, 0])
    #expect(harness.run("repair", "old.json", "--yes").status == 65)
    #expect(harness.folder.bytes("lantern/old.json") == [0, 0, 0])
    #expect(harness.run("repair", "absent.json").status == 66)
  }

  @Test(arguments: [
    ["repair", "--from-journal", "--from-backup", "last"], ["repair", "x.json", "--from-journal"],
  ])
  func `what does not go together is a mistake`(_ arguments: [String]) throws {
    #expect(try CommandHarness().run(arguments, input: ScriptedInput([.end])).status == 64)
  }
}
