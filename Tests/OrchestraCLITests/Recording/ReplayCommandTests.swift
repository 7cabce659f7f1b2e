import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct ReplayCommandTests {
  private let harness: CommandHarness

  init() throws { harness = try CommandHarness() }

  private static let names = [
    "claude.session-start.startup", "claude.user-prompt-submit.human",
    "claude.post-tool-use.todowrite.no-ids",
    "claude.post-tool-use.todowrite.progress", "claude.subagent-start.alpha", "claude.subagent-stop.alpha",
    "claude.stop.idle",
  ]

  /// Records the payloads and returns the recording's path.
  private func record() throws -> String {
    let file = harness.folder.path(of: "r.jsonl")
    _ = harness.run("record", "on", file)
    for name in Self.names { try harness.serve(fixture: name) }
    _ = harness.run("record", "off")
    return file
  }

  private func files(in folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in ["progress.json", "events.jsonl", "progress-status.txt"] {
      let bytes: [UInt8] = try #require(harness.folder.bytes("\(folder)/.orchestra/cache/\(name)"))
      files[name] = bytes
    }
    return files
  }

  @Test func `a replay into memory shows what the recording came to and writes nothing`() throws {
    let file = try record()
    let before = harness.bytes("events.jsonl")
    let result = harness.run("replay", file, "--format", "json")
    #expect(result.status == 0)
    let answer = try JSONValue(parsing: result.output)
    #expect(answer["format"]?.string == "recording")
    #expect(answer["target"]?.string == "memory")
    #expect(answer["payloads"]?.integer == 7)
    #expect(answer["tasks"]?.integer == 4)
    #expect(answer["skipped"]?.integer == 0)
    #expect(answer["changes"]?.array?.isEmpty == false)
    #expect(answer["counts"]?.array?.first?["event"]?.string == "PostToolUse")
    #expect(harness.bytes("events.jsonl") == before)
  }

  @Test func `two replays of one recording make the same files in different folders and worlds`() throws {
    let file = try record()
    #expect(harness.run("replay", file, "--into", harness.folder.path(of: "one")).status == 0)
    harness.clock.advance(milliseconds: 86_400_000)
    harness.environment["ORCHESTRA_LANGUAGE"] = "ja"
    harness.environment["TZ"] = "Asia/Tokyo"
    let other = harness.run(
      ["replay", file, "--into", harness.folder.path(of: "other")], input: ScriptedInput([.end])
    ) {
      context, _ in
      context.hostName = "elsewhere"
      context.calls = LiveFileSystem()
    }
    #expect(other.status == 0)
    #expect(try files(in: "one") == files(in: "other"))
  }

  @Test func `a replayed project holds what hooks recorded`() throws {
    let file = try record()
    _ = harness.run("replay", file, "--into", harness.folder.path(of: "copy"))
    let copy = try JSONValue(
      parsing: try #require(harness.folder.bytes("copy/.orchestra/cache/progress.json")))
    let original = try #require(try harness.snapshot())
    let kinds: (JSONValue) -> [String]? = {
      $0["tasks"]?.array?.map { "\($0["content"]?.string ?? "") \($0["status"]?.string ?? "")" }
    }
    #expect(kinds(copy) == kinds(original))
    #expect(copy["updatedAt"] == original["updatedAt"])
    #expect(copy["project"]?["name"]?.string == "lantern")
    #expect(harness.run("validate", "--root", harness.folder.path(of: "copy")).status == 0)
  }

  @Test func `a folder with something in it is not replayed into`() throws {
    let file = try record()
    let result = harness.run("replay", file, "--into", harness.path)
    #expect(result.status == 73)
    #expect(result.errors.contains("it is not empty"))
  }

  @Test func `with apply the project itself takes the payloads`() throws {
    let file = try record()
    let other = harness.folder.path(of: "other")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    #expect(harness.run("replay", file, "--apply", "--root", other).status == 0)
    let copy = try JSONValue(
      parsing: try #require(harness.folder.bytes("other/.orchestra/cache/progress.json")))
    #expect(copy["tasks"]?.array?.count == 4)
    #expect(copy["sessions"]?.array?.first?["host"]?.string != "replay")
  }

  @Test func `until ends the replay where its condition holds`() throws {
    let file = try record()
    let result = harness.run("replay", file, "--until", "stats.totalTasks > 0", "--format", "json")
    let answer = try JSONValue(parsing: result.output)
    #expect(answer["ending"]?.string == "condition")
    #expect(answer["payloads"]?.integer == 3)
  }

  @Test func `damaged lines are named, and strict says so in the status`() throws {
    let file = try record()
    try PlainFile(file, calls: LiveFileSystem()).write(Array("{\"time\":1,\n{}\n".utf8), appends: true)
    let result = harness.run("replay", file)
    #expect(result.status == 0)
    #expect(result.errors.contains("Line 9 is of no use: the text ends too early at byte 10"))
    #expect(result.errors.contains("Line 10 is of no use: it is no payload and no line of a recording"))
    let strict = harness.run("replay", file, "--strict", "--into", harness.folder.path(of: "strict"))
    #expect(strict.status == 65)
    #expect(try files(in: "strict").count == 3)
  }

  @Test func `standard input is replayed too`() throws {
    let bytes = try Fixtures.bytes("claude.post-tool-use.todowrite.no-ids")
    let result = harness.run("replay", "-", "--format", "json", input: bytes)
    #expect(try JSONValue(parsing: result.output)["tasks"]?.integer == 4)
  }

  @Test func `in an open sandbox a replay is one step of it`() throws {
    let file = try record()
    _ = harness.run("task", "add", "Kept")
    let script = "begin\nreplay '\(file)'\nundo\nexpect stats.totalTasks == 5\nrollback"
    let other = harness.folder.path(of: "other")
    try FileManager.default.createDirectory(atPath: other + "/.git", withIntermediateDirectories: true)
    let result = harness.run(["-c", script], input: ScriptedInput([.end]))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("It is in the sandbox"))
  }

  @Test(
    arguments: [
      (["replay", "missing.jsonl"], Int32(66)), (["replay", "r.jsonl", "--into", "a", "--apply"], 64),
      (["replay", "r.jsonl", "--into", "a", "--root", "b"], 64),
      (["replay", "r.jsonl", "--until", "nonsense here"], 64),
      (["record", "on", "--limit", "1k"], 64), (["record", "on", "--keep", "100"], 64),
      (["record", "on", "--limit", "x"], 64),
    ] as [([String], Int32)])
  func `what cannot be meant is refused`(_ arguments: [String], _ status: Int32) throws {
    try Data(#"{"hook_event_name":"Stop"}"#.utf8).write(to: URL(filePath: harness.path + "/r.jsonl"))
    #expect(harness.run(arguments, input: ScriptedInput([.end])).status == status)
  }
}
