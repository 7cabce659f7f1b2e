import DurableFiles
import JSONTree
import Testing

@testable import OrchestraCLI

@Suite struct BenchTargetTests {
  @Test func `each target is met up to its limit and missed beyond`() {
    let met = BenchmarkTarget.targets(for: Self.rows(hook: 25, memory: 16 << 20, silent: 24))
    #expect(met.map(\.isMet) == [true, true, true, true, true])
    let missed = BenchmarkTarget.targets(for: Self.rows(hook: 51, memory: 16 << 20 + 1, silent: 51))
    #expect(missed.map(\.isMet) == [false, false, false, false, false])
    #expect(
      missed.map(\.title) == [
        "3 tasks", "1000 tasks", "10000 tasks", "Memory at 100 tasks", "A tool call without news",
      ])
    #expect(
      missed.map(\.limit) == [
        "≤ 2.5 × floor", "≤ 5.0 × floor", "≤ 5.0 × floor", "≤ 16 MiB", "< 51.00 ms, the list",
      ])
    #expect(missed.map(\.measured) == ["5.10", "5.10", "5.10", "16.0", "51.00"])
  }

  @Test func `of the two kinds of update the worse one counts`() {
    var list = BenchmarkRow(.listUpdate, tasks: 3, durability: .journal)
    var task = BenchmarkRow(.taskUpdate, tasks: 3, durability: .journal)
    for (hook, _) in [(20, 0), (20, 0)] { Self.add(&list, hook: hook, floor: 10) }
    Self.add(&task, hook: 30, floor: 10)
    #expect(BenchmarkTarget.targets(for: [list, task]).map(\.measured) == ["3.00"])
  }

  @Test func `what was not measured has no target`() {
    #expect(BenchmarkTarget.targets(for: [BenchmarkRow(.emptyProgram)]).isEmpty)
    var other = BenchmarkRow(.listUpdate, tasks: 3, durability: .full)
    Self.add(&other, hook: 90, floor: 10)
    #expect(BenchmarkTarget.targets(for: [other]).isEmpty)
  }

  @Test func `people see milliseconds, programs microseconds`() {
    var row = BenchmarkRow(.listUpdate, tasks: 3, durability: .journal)
    Self.add(&row, hook: 25, floor: 10)
    #expect(
      BenchmarkReport.texts(of: row) == [
        "TodoWrite", "3", "journal", "", "25.00", "25.00", "25.00", "10.00", "2.50", "2.50", "8.0",
      ])
    let payload = BenchmarkReport.payload(of: row)
    #expect(payload["medianMicroseconds"]?.integer == 25_000)
    #expect(payload["ratioOfMedians"]?.double == 2.5)
    #expect(payload["peakMemoryBytes"]?.integer == 8 << 20)
    let empty = BenchmarkReport.payload(of: BenchmarkRow(.emptyProgram))
    #expect(empty.keys == payload.keys)
    #expect(empty["tasks"]?.isNull == true)
    #expect(empty["ratioOfMedians"]?.isNull == true)
  }

  @Test(arguments: [
    (value: 2.5, digits: 1, text: "2.5"), (value: 1.005, digits: 2, text: "1.00"),
    (value: 0.999, digits: 2, text: "1.00"), (value: 0.05, digits: 2, text: "0.05"),
    (value: 12, digits: 0, text: "12"), (value: -0.04, digits: 1, text: "0.0"),
    (value: -1.26, digits: 1, text: "-1.3"),
  ])
  func `numbers keep their decimals`(value: Double, digits: Int, text: String) {
    #expect(DecimalText.of(value, digits: digits) == text)
  }

  @Test(arguments: [
    ["--tasks", "2"], ["--tasks", "3,30000"], ["--tasks", "3,"], ["--tasks", "x"], ["--tasks", "3,3"],
    ["--runs", "0"],
    ["--durability", "journal,often"], ["--events", "-1"], ["--events", "0,0"],
  ])
  func `arguments that make no sense are refused`(_ arguments: [String]) throws {
    let result = try CommandHarness().run(["bench", "hook"] + arguments, input: ScriptedInput([]))
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }
}

extension BenchTargetTests {
  private static func add(_ measurement: inout BenchmarkRow, hook: Int, floor: Int) {
    measurement.add(ending(milliseconds: hook))
    measurement.addFloor(ending(milliseconds: floor))
  }

  private static func ending(milliseconds: Int, memory: Int64 = 8 << 20) -> ChildProcess.Ending {
    ChildProcess.Ending(elapsed: .milliseconds(milliseconds), status: 0, output: [], peakMemory: memory)
  }

  /// All rows the targets look at, beside a floor of 10 ms.
  private static func rows(hook: Int, memory: Int64, silent: Int) -> [BenchmarkRow] {
    let updates = [3, 100, 1_000, 10_000].flatMap { tasks in
      [BenchmarkRow.Subject.listUpdate, .taskUpdate].map { subject in
        var row = BenchmarkRow(subject, tasks: tasks, durability: .journal)
        row.add(ending(milliseconds: hook, memory: memory))
        row.addFloor(ending(milliseconds: 10))
        return row
      }
    }
    var other = BenchmarkRow(.otherTool, tasks: 100, durability: .journal)
    other.add(ending(milliseconds: silent))
    return updates + [other]
  }
}
