import DurableFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import OrchestraCLI

/// Runs the benchmark with everything real but the processes: the hook is served in this one.
@Suite struct BenchHookBenchmarkTests {
  @Test func `it measures the start, every size, and every level of durability once`() throws {
    let rows = try measured(floor: "floor").rows.map {
      "\($0.subject.rawValue) \($0.tasks ?? 0) \($0.durability?.rawValue ?? "-") \($0.timings.samples.count)"
    }
    #expect(
      rows == [
        "true 0 - 3", "hook, switched off 0 - 3", "--version 0 - 3",
        "TodoWrite 3 journal 3", "TaskUpdate 3 journal 3",
        "TodoWrite 100 journal 3", "TaskUpdate 100 journal 3", "Bash 100 journal 3",
        "TodoWrite 100 off 3", "TaskUpdate 100 off 3",
      ])
  }

  @Test func `journals are compared at one number of tasks, and own timing beside the same without it`()
    throws
  {
    let (rows, calls) = try measured(
      floor: "floor", sizes: [3],
      planning: {
        $0.events = [20]
        $0.comparesTiming = true
      })
    let last = rows.suffix(3)
    #expect(last.map(\.subject) == [.listUpdate, .taskUpdate, .timedUpdate])
    #expect(last.map(\.events) == [20, 20, nil])
    #expect(
      last.allSatisfy { $0.tasks == 100 && $0.timings.samples.count == 3 && $0.floor.samples.count == 3 })
    #expect(calls.contains { $0.hasSuffix("--tasks 100 --events 20") })
  }

  @Test func `every update has a floor of its own beside it`() throws {
    let rows = try measured(floor: "floor").rows
    for row in rows {
      let isUpdate = row.subject == .listUpdate || row.subject == .taskUpdate
      #expect(row.floor.samples.count == (isUpdate ? 3 : 0))
      #expect(row.ratio == (isUpdate ? 2 : nil))
      #expect(row.peakMemory == 7 << 20)
    }
  }

  @Test func `without a floor there is no ratio, and memory is what the system says of the run`() throws {
    let rows = try measured(floor: nil).rows
    #expect(rows.allSatisfy { $0.ratio == nil && $0.floor.samples.isEmpty })
    #expect(rows.allSatisfy { $0.peakMemory == 9 << 20 })
  }

  @Test func `programs run in turn, every other round backwards`() throws {
    let calls = try measured(floor: "floor").calls
    let start = calls.prefix { !$0.contains("--prepare") }.filter { !$0.contains("--peak") }
    #expect(
      start.map {
        String($0.split(separator: " ")[0].split(separator: "/").last ?? "")
          + ($0.contains("hook") ? " hook" : "")
      } == [
        "true", "orchestra hook", "orchestra",
        "true", "orchestra hook", "orchestra", "orchestra", "orchestra hook", "true", "true",
        "orchestra hook",
        "orchestra",
      ])
  }

  @Test func `the floor is told how much to write and gets a project of its own`() throws {
    let calls = try measured(floor: "floor").calls
    let copy = try #require(calls.first { $0.hasPrefix("/bin/cp -R") }).split(separator: " ")
    #expect(copy[3] == copy[2] + "-floor")
    let words = try #require(calls.first { $0.hasPrefix("floor /") }).split(separator: " ")
    #expect(words[1] == copy[3])
    #expect(try #require(Int(words[2])) > 100)
    #expect(try #require(Int(words[3])) > 300)
    #expect(words[4] == "journal")
  }

  @Test func `a hook that records nothing is not measured`() throws {
    let failure = try #require(throws: Failure.self) {
      try measured(
        floor: nil,
        instead: { call in
          call.program.arguments.first == "hook" && call.answer == .some
            ? StandInPrograms.ending(output: "{}") : nil
        })
    }
    #expect(failure.status == .inputOutput)
    #expect(failure.message.hasSuffix("its hook records nothing"))
  }

  @Test func `a program that fails ends the measuring`() throws {
    let failure = try #require(throws: Failure.self) {
      try measured(
        floor: nil,
        instead: { $0.program.arguments == ["--version"] ? StandInPrograms.ending(status: 70) : nil })
    }
    #expect(
      failure.message == "Cannot measure 'orchestra --version': it ended with status 70 and 0 bytes of output"
    )
  }

  @Test func `Ctrl-C ends the measuring after the present run`() throws {
    let runs = Mutex(0)
    let failure = try #require(throws: Failure.self) {
      try measured(floor: nil, isInterrupted: { runs.withLock { $0 >= 5 } }) { _ in
        runs.withLock { $0 += 1 }
        return nil
      }
    }
    #expect(failure.message == "Cannot measure: interrupted")
    #expect(runs.withLock { $0 } == 5)
  }

  @Test func `the scratch folder is gone afterwards with everything in it`() throws {
    let folder = try TemporaryDirectory()
    let scratch = try ScratchFolder.make(in: try StandInPrograms.context(temporaryFolder: folder.path))
    let path = try scratch.subfolder("inner")
    try FileManager.default.createDirectory(atPath: path + "/deeper", withIntermediateDirectories: false)
    #expect(FileManager.default.createFile(atPath: path + "/deeper/file", contents: Data("x".utf8)))
    try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: folder.path)
    scratch.remove()
    #expect(try folder.names() == [])
  }
}

extension BenchHookBenchmarkTests {
  private func measured(
    floor: String?, sizes: [Int] = [3, 100], isInterrupted: @escaping @Sendable () -> Bool = { false },
    instead: @escaping @Sendable (MeasuredCall) -> ChildProcess.Ending? = { _ in nil },
    planning: (inout HookBenchmark.Plan) -> Void = { _ in }
  ) throws -> (rows: [BenchmarkRow], calls: [String]) {
    let folder = try TemporaryDirectory()
    let scratch = try ScratchFolder.make(in: try StandInPrograms.context(temporaryFolder: folder.path))
    let calls = Mutex<[String]>([])
    var plan = HookBenchmark.Plan(
      sizes: sizes, durabilities: [.off, .journal], runs: 3, program: "orchestra", floor: floor,
      ownProgram: "orchestra")
    planning(&plan)
    let run = ProgramRunner(
      run: { call in
        calls.withLock { $0.append(([call.program.program] + call.program.arguments).joined(separator: " ")) }
        return instead(call) ?? StandInPrograms.run(call)
      }, isInterrupted: isInterrupted)
    let rows = try HookBenchmark(plan: plan, scratch: scratch, run: run, report: { _ in }).rows()
    return (rows, calls.withLock { $0 })
  }
}
