import DurableFiles
import Foundation
import JSONTree
import ProgressStore
import TestSupport
import Testing

/// `--all`: each kind of project beside the others, in one report.
@Suite struct MigrateManyTests {
  private let folder: TemporaryDirectory
  private let harness: CommandHarness

  /// What is in `progress.json`, and what `status` and `up` say of it.
  private static let kinds: [(name: String, text: String?, status: String, up: String)] = [
    ("bare", #"{"todos": []}"#, "pending", "migrated"),
    ("first", MigrationHarness.first, "pending", "migrated"),
    ("foreign", #"{"name": "x"}"#, "foreign", "foreign"),
    ("garbage", "nothing", "damaged", "damaged"),
    ("newer", #"{"version": "9.0", "tasks": []}"#, "newer", "newer"),
    ("none", nil, "empty", "empty"),
    ("scripts", MigrationHarness.scripts, "pending", "migrated"),
  ]

  init() throws {
    folder = try TemporaryDirectory()
    harness = try CommandHarness()
    for (name, text, _, _) in Self.kinds {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: name + "/.orchestra/cache"), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      if let text { try write(text, to: name) }
    }
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.path(of: name + "/.orchestra/cache/progress.json")))
  }

  private func run(_ words: String...) -> CommandHarness.Result {
    harness.run(["migrate"] + words, input: ScriptedInput([.end]))
  }

  private func verdicts(_ result: CommandHarness.Result) throws -> [String] {
    try JSONValue(parsing: result.output).array?.compactMap { $0["verdict"]?.string } ?? []
  }

  @Test func `status tells of each, and only fails when it is asked to check`() throws {
    let result = run("status", "--all", folder.path, "--format", "json")
    #expect(try verdicts(result) == Self.kinds.map(\.status))
    #expect(result.status == 0)
    #expect(run("status", "--all", folder.path, "--check").status == 65)
    #expect(run("status", "--all", folder.path(of: "first"), "--check").status == 1)
  }

  @Test(arguments: ["1", "4"])
  func `up migrates what it can and tells of the rest`(_ jobs: String) throws {
    let result = run("up", "--all", folder.path, "--format", "json", "--jobs", jobs)
    #expect(try verdicts(result) == Self.kinds.map(\.up))
    #expect(result.status == 65)
    #expect(result.errors == "7 projects: migrated 3, empty 1, damaged 1, newer 1, foreign 1\n")
    let again = run("up", "--all", folder.path, "--format", "json")
    #expect(try verdicts(again) == Self.kinds.map { $0.up == "migrated" ? "current" : $0.up })
  }

  @Test func `a rehearsal touches nothing and says what is pending`() throws {
    for words in [["plan"], ["up", "--dry-run"], ["to", "2.0.0", "--dry-run"]] {
      let result = harness.run(
        ["migrate"] + words + ["--all", folder.path, "--format", "json"], input: ScriptedInput([.end]))
      #expect(try verdicts(result) == Self.kinds.map(\.status))
    }
    #expect(folder.bytes("first/.orchestra/cache/progress.json") == Array(MigrationHarness.first.utf8))
  }

  @Test func `a table for people is cut to the width, with paths from here`() throws {
    harness.terminalWidth = 60
    let result = run("up", "--all", folder.path, "--color", "never")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == Self.kinds.count + 1)
    #expect(lines.allSatisfy { $0.count <= 60 })
    // What became of it is never what is left out.
    #expect(zip(Self.kinds, lines.dropFirst()).allSatisfy { $1.contains(" \($0.up)") })
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func `one that is busy is told and the others are done`() throws {
    let cache = try Directory.open(folder.path(of: "first/.orchestra/cache"))
    let held = try FileLock(StoreName.lock, in: cache, command: "test").acquire(until: .after(.zero))
    let result = run("up", "--all", folder.path, "--format", "json", "--lock-timeout", "0")
    held.release()
    #expect(
      try verdicts(result) == ["migrated", "busy", "foreign", "damaged", "newer", "empty", "migrated"])
  }

  @Test func `a run goes on from the report of an earlier one`() throws {
    let report = folder.path(of: "report.jsonl")
    #expect(run("up", "--all", folder.path, "--report", report).status == 65)
    #expect(folder.bytes("report.jsonl")?.split(separator: UInt8(ascii: "\n")).count == Self.kinds.count)
    try write(#"{"todos": []}"#, to: "garbage")
    let result = run("up", "--all", folder.path, "--resume", report, "--format", "json")
    let results = try #require(try JSONValue(parsing: result.output).array)
    #expect(results.filter { $0["detail"] == "Done by an earlier run" }.count == 4)
    #expect(results[3]["verdict"] == "migrated")
    // What was done now is in the report too.
    let third = run("up", "--all", folder.path, "--resume", report, "--format", "json")
    #expect(try JSONValue(parsing: third.output).array?[3]["detail"] == "Done by an earlier run")
  }

  @Test func `with --fail-fast nothing is begun after the first failure`() throws {
    let result = run("up", "--all", folder.path, "--fail-fast", "--jobs", "1", "--format", "json")
    #expect(try verdicts(result) == ["migrated", "migrated", "foreign", "left", "left", "left", "left"])
  }

  @Test func `verify holds each project to its promises`() throws {
    _ = run("up", "--all", folder.path)
    let result = run("verify", "--all", folder.path, "--format", "json")
    #expect(
      try verdicts(result) == ["verified", "verified", "foreign", "damaged", "newer", "empty", "verified"])
    #expect(result.status == 65)
  }

  @Test func `down in many projects needs a word`() throws {
    #expect(run("down", "--all", folder.path).status == 64)
    _ = run("up", "--all", folder.path)
    let result = run("down", "--all", folder.path, "--yes", "--format", "json")
    #expect(try verdicts(result) == ["held", "held", "foreign", "damaged", "newer", "empty", "held"])
  }

  @Test(
    arguments: [
      ["--jobs", "0"], ["--jobs", "65"], ["--max-depth", "-1"], ["--root", "/"], ["--max-depth", "x"],
    ])
  func `what makes no sense is refused`(_ words: [String]) throws {
    let result = harness.run(["migrate", "up", "--all", folder.path] + words, input: ScriptedInput([.end]))
    #expect(result.status == 64)
  }

  @Test func `options of many projects are refused without --all, and a folder that is missing is told`()
    throws
  {
    #expect(run("up", "--fail-fast").status == 64)
    #expect(run("up", "--all", folder.path(of: "nowhere")).status == 66)
    #expect(run("up", "--all", folder.path, "--resume", folder.path(of: "no-report")).status == 66)
  }
}
