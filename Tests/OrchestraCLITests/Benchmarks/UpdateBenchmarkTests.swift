import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering
import Synchronization
import TestSupport
import Testing

@testable import OrchestraCLI

/// Runs the benchmark of updates with everything real but the processes.
@Suite struct UpdateBenchmarkTests {
  @Test func `every number of tasks is measured with every length of the journal, beside the floor`() throws {
    let (rows, calls) = try Self.measured(floor: "floor")
    #expect(rows.map(\.tasks) == [3, 3, 20, 20])
    #expect(rows.map(\.events) == [0, 30, 0, 30])
    for row in rows {
      #expect(row.whole.samples.count == 4)
      #expect(row.floor.samples.count == 4)
      for stage in UpdateStage.allCases { #expect(row.timings(of: stage).samples.count == 4) }
      for number in row.whole.samples.indices {
        let parts = UpdateStage.allCases.reduce(Duration.zero) { $0 + row.timings(of: $1).samples[number] }
        #expect(parts <= row.whole.samples[number])
      }
      #expect(try #require(row.timings(of: .parse).minimum) > .zero)
    }
    #expect(calls.filter { $0.hasPrefix("floor ") }.count == 16)
  }

  @Test func `without a floor none runs, and there is no ratio`() throws {
    let (rows, calls) = try Self.measured(floor: nil)
    #expect(rows.allSatisfy { $0.ratio == nil && $0.floor.samples.isEmpty })
    #expect(!calls.contains { $0.hasPrefix("floor ") })
  }

  @Test func `Ctrl-C ends the measuring`() throws {
    let runs = Mutex(0)
    let failure = try #require(throws: Failure.self) {
      try Self.measured(floor: "floor") {
        runs.withLock {
          $0 += 1; return $0 > 14
        }
      }
    }
    #expect(failure.message == "Cannot measure: interrupted")
  }

  @Test func `programs get a row for each part, microseconds and all`() throws {
    let report = UpdateBenchmarkReport.report(of: [
      Self.row(tasks: 3, events: 0, whole: 2), Self.row(tasks: 3, events: 9, whole: 3),
    ])
    #expect(
      report.rows.allSatisfy { $0.payload.keys == report.fields && $0.cells.count == report.columns.count })
    #expect(
      report.rows.prefix(7).compactMap { $0.payload["stage"]?.string }
        == ["whole", "lock wait", "read", "parse", "reduce", "write", "sync"])
    #expect(report.rows[0].payload["medianMicroseconds"]?.double == 2_000)
    #expect(report.rows[0].payload["ratioOfMedians"]?.double == 2)
    #expect(report.rows[1].payload["medianMicroseconds"]?.double == 0.3)
    #expect(report.rows[1].payload["ratioOfMedians"]?.isNull == true)
    #expect(report.rows[7].payload["journalEvents"]?.integer == 9)
  }

  @Test func `people get medians and 99th percentiles within 80 columns`() {
    let text = UpdateBenchmarkReport.text(
      of: [Self.row(tasks: 10_000, events: 100_000, whole: 131)], in: OutputSetting(width: 80))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    #expect(text.contains("REDUCE"))
    #expect(text.contains("131.0"))
    #expect(text.contains("RATIO"))
  }

  @Test func `an update is measured against the floor and against the same without a journal`() {
    let rows = [
      Self.row(tasks: 3, events: 0, whole: 1), Self.row(tasks: 3, events: 500, whole: 1),
      Self.row(tasks: 1_000, events: 0, whole: 4), Self.row(tasks: 1_000, events: 500, whole: 8),
    ]
    let targets = BenchmarkTarget.targets(for: rows)
    #expect(targets.map(\.title) == ["3 tasks", "1000 tasks", "A journal of 500 events"])
    #expect(targets.map(\.measured) == ["1.00", "4.00", "2.00"])
    #expect(targets.map(\.isMet) == [true, false, false])
    #expect(BenchmarkTarget.targets(for: [UpdateRow(tasks: 3, events: 0)]).isEmpty)
  }

  @Test(arguments: [
    ["--tasks", "2"], ["--tasks", "3,3"], ["--events", "-1"], ["--events", "1000001"], ["--runs", "0"],
  ])
  func `arguments that make no sense are refused`(_ arguments: [String]) throws {
    let result = try CommandHarness().run(["bench", "update"] + arguments, input: ScriptedInput([]))
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }

  @Test func `a journal is as long as it should be, and the state as large as without it`() throws {
    let harness = try CommandHarness()
    let result = harness.run("bench", "hook", "--prepare", harness.path, "--tasks", "10", "--events", "60")
    #expect(result.status == 0, "\(result.errors)")
    let plain = try CommandHarness()
    _ = plain.run("bench", "hook", "--prepare", plain.path, "--tasks", "10")
    #expect(try harness.journal().count == plain.journal().count + 60)
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 10)
    #expect(harness.run("validate").status == 0)
  }
}

extension UpdateBenchmarkTests {
  private static func measured(
    floor: String?, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws -> (rows: [UpdateRow], calls: [String]) {
    let folder = try TemporaryDirectory()
    let context = try StandInPrograms.context(temporaryFolder: folder.path)
    let scratch = try ScratchFolder.make(in: context)
    let calls = Mutex<[String]>([])
    let plan = UpdateBenchmark.Plan(
      sizes: [3, 20], events: [0, 30], runs: 4,
      programs: BenchmarkPrograms(program: "orchestra", floor: floor, ownProgram: "orchestra"))
    let run = ProgramRunner(
      run: { call in
        calls.withLock { $0.append(([call.program.program] + call.program.arguments).joined(separator: " ")) }
        return StandInPrograms.run(call)
      }, isInterrupted: isInterrupted)
    let rows = try UpdateBenchmark(plan: plan, scratch: scratch, run: run, context: context, report: { _ in })
      .rows()
    return (rows, calls.withLock { $0 })
  }

  /// A row of one update that took so many milliseconds, beside a floor of one; its parts took 0.3 microseconds each.
  private static func row(tasks: Int, events: Int, whole: Int64) -> UpdateRow {
    var row = UpdateRow(tasks: tasks, events: events)
    var times = StageTimes()
    for stage in UpdateStage.allCases { times[stage] = 300 }
    row.add(.milliseconds(whole), times)
    row.addFloor(ChildProcess.Ending(elapsed: .milliseconds(1), status: 0, output: [], peakMemory: 0))
    return row
  }
}
