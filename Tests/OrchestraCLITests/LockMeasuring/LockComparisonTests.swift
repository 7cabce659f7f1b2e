import JSONTree
import LockBenchmark
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct LockComparisonTests {
  static func figures(_ adjust: (inout LockFigures) -> Void = { _ in }) -> LockFigures {
    var figures = LockFigures(strategy: "flock", processes: 64)
    figures.rounds = 3
    figures.burst = 40_000
    figures.longestBurst = 41_000
    figures.updates = 5_000
    figures.updatesPerSecond = 1_700
    figures.waitP50 = 30_000
    figures.waitP90 = 35_000
    figures.waitP99 = 40_000
    figures.longestWait = 60_000
    figures.fairness = 0.9
    figures.fewestTurns = 27
    figures.mostTurns = 30
    figures.handoverP50 = 30
    figures.handoverP99 = 90
    figures.recovery = 400
    figures.longestRecovery = 900
    figures.waits = [0, 0, 0, 0, 0, 10, 990, 4_000, 0, 0, 0, 0, 0]
    adjust(&figures)
    return figures
  }

  private func worse(_ adjust: (inout LockFigures) -> Void, tolerance: Double = 0.25) -> [String] {
    LockComparison(tolerance: tolerance).changes(from: [Self.figures()], to: [Self.figures(adjust)])
      .flatMap { $0 }.filter { $0.verdict == .worse }.map(\.measure)
  }

  @Test func `the same figures are as good`() { #expect(worse { _ in }.isEmpty) }

  private static let worsenings: [(String, @Sendable (inout LockFigures) -> Void)] = [
    ("burstMicroseconds", { $0.burst = 60_000 }), ("updatesPerSecond", { $0.updatesPerSecond = 1_000 }),
    ("waitP99Microseconds", { $0.waitP99 = 80_000 }), ("fairness", { $0.fairness = 0.5 }),
    ("recoveryMicroseconds", { $0.recovery = 5_000 }), ("recoveryMicroseconds", { $0.recovery = nil }),
    ("lostUpdates", { $0.lost = 1 }), ("failedAcquisitions", { $0.failed = 1 }),
  ]

  @Test(arguments: worsenings)
  func `each measure can be worse on its own`(
    _ measure: String, _ adjust: @Sendable (inout LockFigures) -> Void
  ) {
    #expect(worse(adjust) == [measure])
  }

  @Test func `what a tolerance allows is not worse, and a lost update is not for it to allow`() {
    let adjust: (inout LockFigures) -> Void = {
      $0.burst = 49_000
      $0.updatesPerSecond = 1_400
    }
    #expect(worse(adjust).isEmpty)
    #expect(worse(adjust, tolerance: 0.1) == ["burstMicroseconds", "updatesPerSecond"])
    #expect(worse({ $0.lost = 1 }, tolerance: 100) == ["lostUpdates"])
    #expect(worse({ $0.updatesPerSecond = 10 }, tolerance: 100) == ["updatesPerSecond"])
  }

  @Test func `differences no such run can tell are noise`() {
    let before = Self.figures { $0.burst = 100 }
    let now = Self.figures { $0.burst = 1_500 }
    let changes = LockComparison(tolerance: 0).changes(from: [before], to: [now])
    #expect(changes[0].allSatisfy { $0.verdict == .same })
  }

  @Test func `rows that only one of them has are left alone`() {
    let other = LockFigures(strategy: "ofd", processes: 64)
    #expect(LockComparison(tolerance: 0.25).changes(from: [Self.figures()], to: [other]) == [[]])
  }

  @Test func `a baseline is read as it was written`() throws {
    let other = LockFigures(strategy: "ofd", processes: 1)
    let baseline = LockBaseline(plan: ContentionPlan(), figures: [Self.figures(), other])
    let text = baseline.text(circumstances: ["program": "orchestra"])
    let read = try LockBaseline(text: Array(text.utf8), name: "x")
    #expect(read.differences(from: baseline).isEmpty)
    #expect(read.figures.first == Self.figures())
  }

  @Test(arguments: ["", "[]", "{}", "{\"kind\": \"orchestra bench lock\"}", "nonsense"])
  func `anything else is no baseline`(_ text: String) {
    let failure = #expect(throws: Failure.self) { try LockBaseline(text: Array(text.utf8), name: "\u{1B}x") }
    #expect(failure?.status == .damagedData)
    #expect(failure?.message.contains("\u{1B}") == false)
  }

  @Test func `targets are those of the product's lock alone`() {
    let polled = Self.figures { $0.burst = 900_000 }
    var other = LockFigures(strategy: "mkdir-poll", processes: 64)
    other.burst = polled.burst
    other.lost = 9
    let targets = BenchmarkTarget.targets(for: [Self.figures(), other], deadline: 2_000_000)
    #expect(targets.count == 5)
    #expect(targets.filter { !$0.isMet } == [])
    #expect(targets.first?.measured == "22.5 ×")
    #expect(BenchmarkTarget.targets(for: [other], deadline: 2_000_000).isEmpty)
  }

  private static let misses: [@Sendable (inout LockFigures) -> Void] = [
    { $0.lost = 1 }, { $0.fairness = 0.39 }, { $0.longestWait = 2_000_000 }, { $0.failed = 1 },
    { $0.longestRecovery = 2_000 }, { $0.failedRecoveries = 1 },
  ]

  @Test(arguments: misses)
  func `each target can be missed`(_ adjust: @Sendable (inout LockFigures) -> Void) {
    let targets = BenchmarkTarget.targets(for: [Self.figures(adjust)], deadline: 2_000_000)
    #expect(targets.count { !$0.isMet } == 1)
  }
}
