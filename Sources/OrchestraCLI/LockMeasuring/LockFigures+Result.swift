import LockBenchmark
import Rendering

extension LockFigures {
  init(_ result: ContentionResult) {
    self.init(strategy: result.strategy, processes: result.processes)
    rounds = result.loops.count
    burst = Self.microseconds(result.medianBurst)
    longestBurst = Self.microseconds(result.longestBurst)
    updates = result.updates
    updatesPerSecond = result.updatesPerSecond
    waitP50 = Self.microseconds(result.waits.percentile(50))
    waitP90 = Self.microseconds(result.waits.percentile(90))
    waitP99 = Self.microseconds(result.waits.percentile(99))
    longestWait = Self.microseconds(result.waits.longest)
    fairness = result.leastFair?.fairness
    fewestTurns = result.leastFair?.fewest ?? 0
    mostTurns = result.leastFair?.most ?? 0
    lost = result.lost
    failed = result.failed
    handoverP50 = Self.microseconds(result.handovers.percentile(50))
    handoverP99 = Self.microseconds(result.handovers.percentile(99))
    recovery = Self.microseconds(result.medianRecovery)
    longestRecovery = Self.microseconds(result.longestRecovery)
    failedRecoveries = result.failedRecoveries
    waits = result.waits.counts(below: LockWaitChart.bounds.map { .microseconds($0) })
  }

  /// Rounded, so that what took less than half a microsecond is 0.
  private static func microseconds(_ duration: Duration?) -> Int64? {
    duration.map { ($0.wholeNanoseconds + 500) / 1_000 }
  }
}
