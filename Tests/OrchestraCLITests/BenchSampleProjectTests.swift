import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import Testing

@testable import OrchestraCLI

@Suite struct BenchSampleProjectTests {
  static let sizes = [3, 4, 8, 9, 10, 250]

  @Test(arguments: sizes)
  func `a project has as many tasks as it should, each with an id of its own`(_ count: Int) throws {
    let harness = try filled(count)
    let tasks = try #require(try harness.snapshot()?["tasks"]?.array)
    #expect(tasks.count == count)
    #expect(Set(tasks.compactMap { $0["id"]?.string }).count == count)
  }

  @Test(arguments: sizes)
  func `the state is in order: the next update finds nothing to mend`(_ count: Int) throws {
    let harness = try filled(count)
    let before = harness.bytes("progress.json")
    #expect(harness.run("init").output.hasPrefix("Progress is kept already"))
    #expect(harness.bytes("progress.json") == before)
    let log = harness.path + "/.orchestra/logs/progress-tracker.log"
    #expect(!FileManager.default.fileExists(atPath: log), "nothing was worth a line in the log")
  }

  @Test func `the mixture is that of a working day`() throws {
    let state = try #require(try filled(900).snapshot())
    let tasks = try #require(state["tasks"]?.array)
    var counts: [String: Int] = [:]
    for task in tasks { counts[task["status"]?.string ?? "", default: 0] += 1 }
    #expect(Set(counts.keys) == ["pending", "in_progress", "completed", "failed", "cancelled"])
    #expect((450...800).contains(counts["completed"] ?? 0))
    #expect((1...20).contains(counts["in_progress"] ?? 0))
    let sessions = try #require(state["sessions"]?.array)
    #expect(sessions.count > 3)
    #expect(sessions.filter { $0["endedAt"]?.isNull == true }.count == 3)
    let durations = tasks.compactMap { $0["status"]?.string == "completed" ? $0["duration"]?.integer : nil }
    #expect(durations.allSatisfy { $0 > 0 })
    #expect(Set(durations).count > 5)
    #expect(Set(tasks.compactMap { $0["agent"]?.string }).count > 5)
  }

  @Test func `texts have 20 to 120 characters, and some are Japanese`() {
    var texts = SampleTexts()
    let written = (0..<20_000).map { texts.next($0) }
    #expect(written.allSatisfy { SampleTexts.lengths.contains($0.count) })
    #expect(Set(written).count == written.count)
    let japanese = written.filter { text in text.unicodeScalars.contains { $0.value >= 0x3040 } }
    #expect(japanese.count == 5_000)
    #expect(Set(written.map { $0.count / 20 }).count >= 5)
  }

  @Test func `the same number of tasks gives the same bytes`() throws {
    let (one, other) = (try filled(100), try filled(100))
    #expect(one.bytes("progress.json") == other.bytes("progress.json"))
    #expect(one.bytes("events.jsonl") == other.bytes("events.jsonl"))
  }

  @Test func `a list of the largest size ends within the day, before any session is archived`() throws {
    let largest = SampleProject(tasks: SampleProject.sizes.upperBound)
    let observations = SampleSessions(
      tasks: largest.tasks - largest.liveTaskCount, start: SampleProject.beginning
    ).observations()
    #expect(try #require(observations.last).time < SampleProject.afterwards)
  }
}

extension BenchSampleProjectTests {
  /// A project filled by the hidden option the benchmark itself uses.
  private func filled(_ count: Int) throws -> CommandHarness {
    let harness = try CommandHarness()
    let result = harness.run("bench", "hook", "--prepare", harness.path, "--tasks", String(count))
    #expect(result.status == 0, "\(result.errors)")
    return harness
  }
}
