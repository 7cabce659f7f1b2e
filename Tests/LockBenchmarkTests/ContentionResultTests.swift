import LockBenchmark
import Testing

@Suite struct ContentionResultTests {
  @Test func `turns are as fair as in the worst round`() {
    var result = ContentionResult(strategy: "flock", processes: 2)
    #expect(result.leastFair == nil)
    #expect(result.updatesPerSecond == nil)
    result.loops = [
      .init(turns: [10, 8], elapsed: .seconds(1)), .init(turns: [3, 12], elapsed: .seconds(1)),
      .init(turns: [7, 7], elapsed: .milliseconds(500)),
    ]
    #expect(result.leastFair?.fairness == 0.25)
    #expect(result.leastFair?.fewest == 3)
    #expect(result.updates == 47)
    #expect(result.updatesPerSecond == 47 / 2.5)
  }

  @Test func `one that never had a turn is as unfair as can be; nobody at all is not`() {
    #expect(ContentionResult.Loop(turns: [0, 9], elapsed: .seconds(1)).fairness == 0)
    #expect(ContentionResult.Loop(turns: [0, 0], elapsed: .seconds(1)).fairness == 1)
  }

  @Test func `a recovery that never came is counted, not averaged`() {
    var result = ContentionResult(strategy: "mkdir-poll", processes: 2)
    #expect(result.medianRecovery == nil)
    result.recoveries = [.milliseconds(1), nil, .milliseconds(3)]
    #expect(result.medianRecovery == .milliseconds(2))
    #expect(result.longestRecovery == .milliseconds(3))
    #expect(result.failedRecoveries == 1)
  }

  @Test(arguments: [([], nil), ([4], 4), ([1, 9], 5), ([9, 1, 2], 2)] as [([Int], Int?)])
  func `the burst is that of the middle round`(milliseconds: [Int], median: Int?) {
    var result = ContentionResult(strategy: "flock", processes: 2)
    result.bursts = milliseconds.map { .milliseconds($0) }
    #expect(result.medianBurst == median.map { .milliseconds($0) })
  }
}
