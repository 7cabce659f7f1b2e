import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@testable import OrchestraCLI

/// `stats --self`, from the file to what is shown.
@Suite struct StatsSelfTests {
  @Test func `it shows how many hooks there were, their times and the slowest`() throws {
    let harness = try Self.harness()
    let result = harness.run("stats", "--self")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    for words in [
      "whole hook", "lock wait", "P99", "Whole hooks since 2025-11-04T10:30:25Z", "The slowest", "Stop",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(!result.output.contains("\u{1B}"))
    #expect(harness.run("stats", "--self", "--color", "always").output.contains("\u{1B}[32m"))
  }

  @Test func `programs get two rows, in JSON with buckets and slow hooks`() throws {
    let harness = try Self.harness()
    let rows = try #require(
      try JSONValue(parsing: harness.run("stats", "--self", "--format", "json").output).array)
    #expect(rows.compactMap { $0["measure"]?.string } == ["hook", "lockWait"])
    #expect(rows[0]["count"]?.integer == 40)
    #expect(rows[0]["slowest"]?.array?.count == LatencyPage.slowCount)
    #expect(rows[0]["slowest"]?[0]?["longestStage"]?.string == "sync")
    let buckets = try #require(rows[0]["buckets"]?.array)
    #expect(buckets.reduce(0) { $0 + ($1["count"]?.integer ?? 0) } == 40)
  }

  @Test(arguments: ["jsonl", "csv", "tsv", "markdown", "plain"])
  func `every format shows it`(_ format: String) throws {
    let result = try Self.harness().run("stats", "--self", "--format", format)
    #expect(result.status == 0)
    #expect(result.output.contains(format == "markdown" ? "whole hook" : "lockWait"))
    #expect(result.output.contains("\"buckets\"") == (format == "jsonl"))
  }

  @Test func `--reset forgets the times, once`() throws {
    let harness = try Self.harness()
    #expect(harness.run("stats", "--self", "--reset").output == "The times of hooks are forgotten\n")
    #expect(harness.bytes(LatencyFile.name) == nil)
    #expect(harness.run("stats", "--self", "--reset").output == "There were no times of hooks\n")
    let none = harness.run("stats", "--self")
    #expect(none.status == 0)
    #expect(none.output.isEmpty)
    #expect(none.errors == "No hook has left its time here yet\n")
    #expect(harness.run("stats", "--self", "--format", "json").output == "[]\n")
  }

  @Test func `where timing is switched off it says so`() throws {
    let harness = try CommandHarness()
    try harness.configure(#"{"progress": {"selfTiming": false}}"#)
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(harness.run("stats", "--self").errors.contains("'selfTiming' is off"))
  }

  @Test func `a damaged file is named, with the way out`() throws {
    let harness = try Self.harness()
    try harness.folder.write("lantern/.orchestra/cache/" + LatencyFile.name, Array("\u{1B}[2J".utf8))
    let result = harness.run("stats", "--self")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(".orchestra/cache/hook-latency"))
    #expect(result.errors.contains("--reset"))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `without a project there is nothing to show`() throws {
    #expect(try CommandHarness().run("stats", "--self").status == 66)
  }

  @Test(arguments: [["--reset"], ["--self", "--current"]])
  func `options that do not go together are refused`(_ options: [String]) throws {
    #expect(try Self.harness().run(["stats"] + options, input: ScriptedInput([])).status == 64)
  }

  @Test func `the counts themselves are as before`() throws {
    let harness = try Self.harness()
    #expect(try JSONValue(parsing: harness.run("stats", "--format", "json").output)["totalTasks"] != nil)
  }

  /// A project whose hooks took 1 to 40 milliseconds.
  private static func harness() throws -> CommandHarness {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    var page = LatencyPage(begunAt: Timestamp(LatencyPageTests.now))
    for number in 1...40 {
      var sample = LatencyPageTests.sample(milliseconds: Int64(number))
      sample.times.update.sync = Int64(number) * 700_000
      page.add(sample)
    }
    try harness.folder.write("lantern/.orchestra/cache/" + LatencyFile.name, page.bytes)
    return harness
  }
}
