import JSONTree
import ProgressModel
import ProgressStore
import Testing

@testable import OrchestraCLI

@Suite struct TimelineCommandTests {
  private static let now = Timestamp(1_795_342_500_000)  // 2026-11-22T10:15:00Z

  static let moments: [(String, Int64)] = [
    ("now", 1_795_342_500_000), ("90m", 1_795_337_100_000), ("-90m", 1_795_337_100_000),
    ("09:30", 1_795_339_800_000),
    ("09:30:15", 1_795_339_815_000), ("2026-11-22", 1_795_305_600_000),
    ("2026-11-22T09:30", 1_795_339_800_000), ("2026-11-22T09:30:15Z", 1_795_339_815_000),
    ("2026-11-22 09:30", 1_795_339_800_000), ("1795342500000", 1_795_342_500_000), ("1970-01-01", 0),
    ("2024-02-29", 1_709_164_800_000), ("1969-12-31T23:59:59", -1_000),
  ]

  @Test(arguments: moments)
  func `moments are read as people write them`(_ text: String, _ milliseconds: Int64) {
    #expect(MomentText(argument: text)?.moment(at: Self.now) == Timestamp(milliseconds))
  }

  @Test(arguments: [
    "", "soon", "25:00", "9:30", "2026-13-01", "2025-02-29", "2026-11-22T", "2026-11-22T9", "12:60",
    "2026-1-1", "--5m", "+5m", "-5", "12x",
  ])
  func `other words are no moments`(_ text: String) {
    #expect(MomentText(argument: text) == nil)
  }

  @Test func `a short number is an event, a long one a time`() {
    #expect(MomentText(argument: "57")?.point(at: Self.now) == .sequence(57))
    #expect(MomentText(argument: "99999999999")?.sequence == 99_999_999_999)
    #expect(MomentText(argument: "57")?.moment(at: Self.now) == nil)
    #expect(MomentText(argument: "100000000000")?.point(at: Self.now) == .time(Timestamp(100_000_000_000)))
  }

  @Test func `a part of the past shows the tasks as they were at its end, those removed since included`()
    throws
  {
    let harness = try TravelProject.make()
    let id = try #require(try harness.snapshot()?["tasks"]?[2]?["id"]?.string)
    _ = harness.run("task", "remove", id)
    func statuses(_ options: String) throws -> [String] {
      try harness.json("timeline --format json \(options)").array?.compactMap { $0["status"]?.string } ?? []
    }
    #expect(try statuses("--to 6") == ["in_progress", "pending", "pending", "pending"])
    #expect(try statuses("--from 7 --to 8") == ["completed", "in_progress", "pending", "pending"])
    #expect(try statuses("--from 3").count == 4)
    #expect(try statuses("").count == 3)
    let chart = try harness.line("timeline --to 8").output
    #expect(!chart.contains("▼") || chart.contains("▼ now"))
  }

  private func tasks(_ harness: CommandHarness, _ arguments: String...) throws -> Int {
    let result = harness.run(["timeline", "--format", "json"] + arguments, input: ScriptedInput([]))
    #expect(result.status == 0, "\(result.errors)")
    return try JSONValue(parsing: result.output).array?.count ?? -1
  }

  @Test func `a timeline can be filtered`() throws {
    let harness = try WhyCommandTests.project()
    let all = try tasks(harness)
    #expect(try tasks(harness, "--agent", "skye") == 2)
    #expect(try tasks(harness, "--session", "ffff") == 0)
    #expect(try tasks(harness, "--to", "2020-01-01") == 0)
    #expect(try tasks(harness, "--last", "1d") == all)
    #expect(try tasks(harness, "--limit", "1") == 1)
    #expect(harness.run("timeline", "--session", "ffff").output == "No tasks in this time\n")
  }

  @Test(arguments: [
    ["--last", "2h", "--from", "09:30"], ["--from", "10:00", "--to", "09:00"], ["--limit", "0"],
    ["--from", "soon"],
  ])
  func `times that make no sense are usage errors`(_ arguments: [String]) throws {
    let harness = try CommandHarness()
    _ = harness.run("init")
    #expect(harness.run(["timeline"] + arguments, input: ScriptedInput([])).status == 64)
  }
}
