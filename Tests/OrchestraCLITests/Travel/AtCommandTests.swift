import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct AtCommandTests {
  private static func statuses(_ value: JSONValue) -> [String] {
    value.array?.compactMap { $0["status"]?.string } ?? []
  }

  @Test func `a moment may be an event, a time, or a time ago`() throws {
    let harness = try TravelProject.make()
    for moment in ["6", "5", "-1m", "1m", "2025-11-04T10:33", "1762252345000"] {
      #expect(try harness.line("at \(moment) get stats.completedTasks").output == "0\n", "\(moment)")
    }
    #expect(try harness.line("at 2025-11-04 10:33 get stats.completedTasks").output == "0\n")
    #expect(try harness.line("at 7 get stats.completedTasks").output == "1\n")
  }

  @Test func `every looking command shows the state as it was`() throws {
    let harness = try TravelProject.make()
    let tasks = try harness.json("at 6 tasks --format json")
    #expect(Self.statuses(tasks) == ["in_progress", "pending", "pending", "pending"])
    #expect(try harness.json("at 6 log --format json").array?.count == 6)
    #expect(try harness.line("at 6 expect stats.completedTasks == 0").status == 0)
    #expect(try harness.line("at 6 expect stats.completedTasks == 1").status == 1)
    let id = try #require(tasks.array?.first?["id"]?.string)
    #expect(try harness.json("at 6 why \(id) --format json")["events"]?.array?.count == 1)
    #expect(try harness.line("at 6 timeline").output.contains("✓") == false)
    let result = harness.script(
      "at 6; status; stats; agents; sessions; top; task \(id); export status; diff; watch --count 1 status; help tasks"
    )
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `the clock of displays stands at the moment`() throws {
    let harness = try TravelProject.make()
    harness.clock.advance(milliseconds: 3_600_000)
    #expect(try harness.line("at 8 task \(try Self.ids(harness)[1])").output.contains("1 h") == false)
    #expect(try harness.line("task \(try Self.ids(harness)[1])").output.contains("1 h"))
  }

  private static func ids(_ harness: CommandHarness) throws -> [String] {
    try #require(try harness.snapshot()?["tasks"]?.array).compactMap { $0["id"]?.string }
  }

  @Test func `in a session the view stays open until 'at now'`() throws {
    let harness = try TravelProject.make()
    let result = harness.script(
      "at 6; expect stats.completedTasks == 0; tasks | wc -l; at; at now; expect stats.completedTasks == 1; at"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("At 2025-11-04T10:32:25Z, after event 6\n"))
    #expect(result.output.hasSuffix("In the present\n"))
    let nested = harness.script(
      "at 6; at 8 expect stats.completedTasks == 1; expect stats.completedTasks == 0; at now expect stats.completedTasks == 1"
    )
    #expect(nested.status == 0, "\(nested.errors)")
  }

  @Test func `what changes something is refused, with the way out`() throws {
    let harness = try TravelProject.make()
    let before = harness.bytes("events.jsonl")
    let result = harness.script("at 6; task add x")
    #expect(result.status == 64)
    #expect(result.errors.contains("'at now' comes back to the present"), "\(result.errors)")
    let alone = try harness.line("at 6 task add x")
    #expect(alone.status == 64)
    #expect(alone.errors.contains("Run 'task' without 'at'"), "\(alone.errors)")
    #expect(harness.bytes("events.jsonl") == before)
  }

  @Test func `a sandbox is out of sight in the view and still there afterwards`() throws {
    let harness = try TravelProject.make()
    let result = harness.script(
      "begin; task add New; at 6; expect stats.totalTasks == 4; at now; expect stats.totalTasks == 5; diff now now; rollback"
    )
    #expect(result.status == 0, "\(result.errors)")
  }

  static let impossible: [(String, Int32, String)] = [
    ("99 tasks", 66, "the newest is 8"), ("soon tasks", 64, "A moment is"),
    ("2025-01-01 tasks", 66, "begins with event 1"),
    ("23:59 tasks", 64, "lies ahead"), ("6", 64, "Missing the command"), ("", 64, "Missing the command"),
    ("1762252225 tasks", 66, "1762252225000"), ("6 nonsense", 64, "nonsense"),
    ("6 tasks --nonsense", 64, "nonsense"),
  ]

  @Test func `a moment that is none says why`() throws {
    let harness = try TravelProject.make()
    for (words, status, sentence) in Self.impossible {
      let result = try harness.line("at \(words)")
      #expect(result.status == status, "at \(words)")
      #expect(result.errors.contains(sentence), "at \(words): \(result.errors)")
    }
  }

  @Test func `where older segments are pruned it says from when on history is kept`() throws {
    let harness = try TravelProject.make()
    try harness.folder.write(
      "lantern/.orchestra/config.json", Array(#"{"progress":{"journalBytes":1500,"journalSegments":1}}"#.utf8)
    )
    let long = String(repeating: "word ", count: 200)
    for number in 1...30 { _ = harness.run("note", "\(number) \(long)") }
    let result = try harness.line("at 6 tasks")
    #expect(result.status == 66)
    #expect(result.errors.contains("the history is kept from event"), "\(result.errors)")
    #expect(result.errors.contains("journalSegments"))
    #expect(try harness.line("at -0s tasks").status == 0)
  }

  @Test func `the project may be named before the moment or with the command`() throws {
    let harness = try TravelProject.make()
    let other = try CommandHarness()
    other.clock.advance(milliseconds: 190_000)
    #expect(try other.line("at --root \(harness.path) 6 get stats.completedTasks").output == "0\n")
    #expect(try other.line("at 6 get stats.completedTasks --root \(harness.path)").output == "0\n")
    #expect(try other.line("at --root \(harness.path) -1m get stats.completedTasks").status == 0)
  }

  @Test func `a view is of one project`() throws {
    let harness = try TravelProject.make()
    let other = try TravelProject.make()
    let result = harness.script("at 6; tasks --root \(other.path)")
    #expect(result.status == 64)
    #expect(result.errors.contains("'at now'"))
  }
}
