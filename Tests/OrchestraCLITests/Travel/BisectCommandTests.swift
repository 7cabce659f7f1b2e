import JSONTree
import Testing

@testable import OrchestraCLI

@Suite struct BisectCommandTests {
  static let findings: [(String, Int64?)] = [
    ("stats.completedTasks '>=' 1", 7), ("'stats.completedTasks >= 1'", 7), ("stats.totalTasks '>=' 3", 5),
    ("count tasks[status=in_progress] is 1", 3),
    ("tasks[1].status is in_progress", 8), ("project.name is lantern", 1), ("session 3f0c is active", 2),
    ("stats.failedTasks '>' 0", nil), ("--false stats.completedTasks is 0", 7),
    ("--from 6 stats.totalTasks is 4", nil),
    ("--to 6 stats.completedTasks is 1", nil), ("--from 2 stats.totalTasks is 4", 6),
    ("--false --from 6 count tasks[status=pending] is 3", 8),
    ("stats.completedTasks is 1 and stats.totalTasks is 4", 7),
    ("--from -90s stats.completedTasks is 1", 7),
  ]

  @Test func `the first event at which it became so is found`() throws {
    let harness = try TravelProject.make()
    for (words, expected) in Self.findings {
      let result = try harness.line("bisect --format json \(words)")
      #expect(result.status == (expected == nil ? 1 : 0), "\(words): \(result.errors)")
      let answer = try JSONValue(parsing: result.output)
      let record = answer.array?.first ?? answer
      #expect(record["sequence"]?.integer == expected, "\(words)")
      #expect(record["found"]?.bool == (expected != nil), "\(words)")
    }
  }

  @Test func `it says what changed, and how to look there`() throws {
    let harness = try TravelProject.make()
    let text = try harness.line("bisect stats.completedTasks '>=' 1").output
    #expect(text.hasPrefix("Became true at event 7, 2025-11-04T10:33:25Z: task.changed\n"))
    #expect(text.contains("recorded together with events 7–8"))
    #expect(text.contains("in_progress  completed"))
    #expect(text.contains("It has been true since\n"))
    #expect(text.contains("orchestra at 7 status; orchestra diff 6 8"))
  }

  @Test func `what holds at the ends is said`() throws {
    let harness = try TravelProject.make()
    let always = try harness.line("bisect --from 6 stats.totalTasks is 4")
    #expect(always.output == "It was true all the time, before events 7–8 already\n")
    let never = try harness.line("bisect stats.failedTasks '>' 0")
    #expect(never.output == "It never became true: it was false in events 1–8\n")
    let nothing = try harness.line("bisect --from 8 stats.totalTasks is 4")
    #expect(nothing.output == "Nothing is recorded there; it is true\n")
    #expect(nothing.status == 1)
  }

  @Test func `a condition may come and go`() throws {
    let harness = try TravelProject.make()
    let id = try #require(try harness.snapshot()?["tasks"]?[3]?["id"]?.string)
    for verb in ["start", "done", "start", "done"] { _ = harness.run("task", verb, id) }
    let turns = try harness.json("bisect --all --format json task \(id) status is completed")
    #expect(turns.array?.compactMap { $0["holds"]?.bool } == [true, false, true])
    let first = try harness.line("bisect task \(id) status is completed").output
    #expect(first.contains("It is true at the end, after 3 turns"), "\(first)")
  }

  @Test(arguments: [
    "", "output contains x", "stats.totalTasks", "--from 7 --to 3 stats.totalTasks is 4",
    "--from 99 stats.totalTasks is 4",
  ])
  func `what cannot be searched says why`(_ words: String) throws {
    let harness = try TravelProject.make()
    let result = try harness.line("bisect \(words)")
    #expect([64, 66].contains(result.status))
    #expect(result.errors.hasPrefix("Error: Cannot"))
  }
}
