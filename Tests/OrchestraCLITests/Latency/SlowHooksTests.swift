import DurableFiles
import ProgressModel
import ProgressStore
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

/// What the doctor makes of the times that hooks keep.
@Suite struct SlowHooksTests {
  @Test func `hooks that are slow are a warning that names the longest part`() throws {
    let sentences = try Self.sentences { number in
      var sample = LatencyPageTests.sample(milliseconds: number % 5 == 0 ? 140 : 2)
      sample.times.update.sync = sample.times.whole / 2
      return sample
    }
    #expect(sentences.count == 1)
    #expect(sentences.first?.contains("One hook in ten took ") == true)
    #expect(sentences.first?.hasSuffix("most of it for 'sync'") == true)
  }

  @Test func `long waits for the lock are a warning`() throws {
    let sentences = try Self.sentences { number in
      LatencyPageTests.sample(milliseconds: 2, waiting: number % 50 == 0 ? 300_000_000 : 1_000)
    }
    #expect(sentences.contains { $0.contains("for the lock") })
  }

  @Test func `hooks that are as fast as they should be are not worth a word`() throws {
    #expect(try Self.sentences { _ in LatencyPageTests.sample(milliseconds: 2) }.isEmpty)
  }

  @Test func `a few slow hooks say nothing yet`() throws {
    #expect(try Self.sentences(count: 49) { _ in LatencyPageTests.sample(milliseconds: 900) }.isEmpty)
  }

  /// The sentences of warnings about a project whose hooks took so long.
  private static func sentences(count: Int = 100, _ sample: (Int) -> HookSample) throws -> [String] {
    let harness = try DoctorHarness()
    try harness.record()
    var page = LatencyPage(begunAt: Timestamp(LatencyPageTests.now))
    for number in 0..<count { page.add(sample(number)) }
    try harness.commands.folder.write("lantern/.orchestra/cache/" + LatencyFile.name, page.bytes)
    return harness.findings(HookCostCheck.self).filter { $0.outcome == .warning }.map(\.sentence)
  }
}
