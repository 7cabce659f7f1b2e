import DurableFiles
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct LogCommandTests {
  private static func numbers(_ value: JSONValue) -> [Int64] {
    value.array?.compactMap { $0["sequence"]?.integer } ?? []
  }

  static let filters: [(String, [Int64])] = [
    ("", Array(1...8)), ("--limit 2", [7, 8]), ("--limit 0", []), ("--since 7", [7, 8]),
    ("--until 2", [1, 2]),
    ("--since 3 --until 4", [3, 4]), ("--since -30s", [7, 8]), ("--since 2025-11-04T10:33", [7, 8]),
    ("--event task.changed", [7, 8]), ("--event session", [2]), ("--session 3f0c --event project", []),
    ("--text TOKENIZER", [4]), ("--agent nobody", []), ("--until -90s", [1, 2]),
  ]

  @Test func `filters are applied to the whole journal`() throws {
    let harness = try TravelProject.make()
    for (options, expected) in Self.filters {
      #expect(Self.numbers(try harness.json("log \(options) --format json")) == expected, "\(options)")
    }
  }

  @Test func `events of a task are found by its id or the beginning of it`() throws {
    let harness = try TravelProject.make()
    let id = try #require(try harness.snapshot()?["tasks"]?[0]?["id"]?.string)
    #expect(Self.numbers(try harness.json("log --task \(id) --format json")) == [3, 7])
    #expect(
      Self.numbers(try harness.json("log --task \(id.dropFirst(2).prefix(4)) --format json")) == [3, 7])
  }

  @Test func `segments are followed, and more than fifty are there`() throws {
    let harness = try TravelProject.make()
    try harness.folder.write(
      "lantern/.orchestra/config.json",
      Array(#"{"progress":{"journalBytes":3000,"journalSegments":100}}"#.utf8))
    for number in 1...55 { _ = harness.run("note", "number \(number)") }
    #expect(try harness.json("log --format json").array?.count == 50)
    let all = try harness.json("log --since 1 --format json")
    #expect(Self.numbers(all).prefix(8) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(all.array?.count == 63)
    #expect(all.array?.last?["details"]?.string == "number 55")
    #expect(try harness.json("log --since 1 --all --event checkpoint --format json").array?.isEmpty == false)
    #expect(try harness.json("log --text 'number 1' --format json").array?.count == 11)
  }

  @Test func `what says little is listed when it is asked for`() throws {
    let harness = try TravelProject.make()
    try harness.serve(fixture: "claude.post-tool-use-failure.bash")
    let quiet = try harness.json("log --event activity --format json")
    let all = try harness.json("log --all --format json")
    #expect((all.array?.count ?? 0) > Self.numbers(try harness.json("log --format json")).count)
    #expect(quiet.array?.allSatisfy { $0["event"]?.string == "activity" } == true)
  }

  @Test func `what an older file told of stays in the list`() throws {
    let harness = try CommandHarness()
    let old = #"""
      {"schemaVersion":"2.0","todos":[{"id":"1","content":"Test","status":"pending","agent":"Kai"}],"metadata":{},
      "history":[{"timestamp":1730640900000,"event":"task_started","taskId":"1","agent":"Kai","details":"long ago"}]}
      """#
    try FileManager.default.createDirectory(
      atPath: harness.path + "/.orchestra/cache", withIntermediateDirectories: true)
    try harness.folder.write("lantern/.orchestra/cache/progress.json", Array(old.utf8))
    _ = harness.run("note", "new")
    let details = try harness.json("log --format json").array?.compactMap { $0["details"]?.string }
    #expect(details?.first == "long ago")
    #expect(details?.last == "new")
  }

  @Test func `following shows what comes, and ends after so many`() throws {
    let harness = try TravelProject.make()
    let context = harness.context()
    let result = harness.run(
      ["log", "--follow", "--limit", "1", "--event", "note", "--count", "2", "--format", "csv"],
      input: ScriptedInput([.end])
    ) { own, _ in
      // Whoever waits for news is brought some.
      own.surroundings.pause = { _ in _ = Orchestra.run(arguments: ["note", "in between"], in: context) }
    }
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("sequence,"))
    #expect(lines.dropFirst().allSatisfy { $0.contains("in between") })
  }

  @Test(arguments: [["--follow"], ["--follow", "--color", "always"]])
  func `lines that follow keep their columns`(_ options: [String]) throws {
    let harness = try TravelProject.make()
    harness.environment["COLUMNS"] = "60"
    let result = harness.run(["log", "--during", "0s"] + options, input: ScriptedInput([.end]))
    #expect(result.status == 0)
    let plain = result.output.replacing(#/\u{1B}\[[0-9]*m/#, with: "")
    #expect(plain.split(separator: "\n").count == 8)
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(plain.contains("     7  10:33:25  task.changed"))
  }

  @Test(arguments: [
    "--count 3", "--during 3s", "--follow --until 3", "--follow --format json", "--since soon",
  ])
  func `options that make no sense together are usage errors`(_ options: String) throws {
    let harness = try TravelProject.make()
    #expect(try harness.line("log \(options)").status == 64)
  }
}

extension CommandHarness {
  /// A context of its own, for what somebody else does meanwhile.
  fileprivate func context() -> ProgramContext {
    ProgramContext(
      environment: environment, workingDirectory: path, calls: PredictableFileSystem(), clock: clock,
      hostName: "host",
      input: ScriptedInput([.end]), output: CapturedOutput(), isProcessGone: { _ in false },
      terminalWidth: nil)
  }
}
