import Rendering

/// What the product's lock is held to, and whether a measurement shows it.
extension BenchmarkTarget {
  private static let strategy = "flock"
  private static let polling = "mkdir-poll"

  /// Numbers of processes at which turns must be shared out fairly.
  private static let saturated = [8, 16, 64]
  private static let crowd = 64
  private static let leastFairness = 0.4
  private static let leastSpeedup = 8.0
  private static let longestRecovery: Int64 = 2_000

  /// Returns the targets that these figures can tell something of; `deadline` is that of the waits, in microseconds.
  static func targets(for figures: [LockFigures], deadline: Int64) -> [BenchmarkTarget] {
    let own = figures.filter { $0.strategy == strategy }
    if own.isEmpty { return [] }
    var targets: [BenchmarkTarget] = []
    if let burst = own.first(where: { $0.processes == crowd })?.burst, burst > 0,
      let polled = figures.first(where: { $0.strategy == polling && $0.processes == crowd })?.burst
    {
      let speedup = Double(polled) / Double(burst)
      targets.append(
        BenchmarkTarget(
          title: "\(crowd) at once, against \(polling)",
          limit: "≥ \(DecimalText.of(leastSpeedup, digits: 0)) ×",
          measured: "\(DecimalText.of(speedup, digits: 1)) ×", isMet: speedup >= leastSpeedup))
    }
    let lost = own.reduce(0) { $0 + $1.lost }
    targets.append(
      BenchmarkTarget(title: "Lost updates", limit: "0", measured: "\(lost)", isMet: lost == 0))
    for row in own where saturated.contains(row.processes) {
      guard let fairness = row.fairness else { continue }
      targets.append(
        BenchmarkTarget(
          title: "Fairness, \(row.processes) processes",
          limit: "≥ \(DecimalText.of(leastFairness, digits: 1))",
          measured: DecimalText.of(fairness, digits: 2), isMet: fairness >= leastFairness))
    }
    if let longest = own.compactMap(\.longestWait).max() {
      let failed = own.reduce(0) { $0 + $1.failed }
      targets.append(
        BenchmarkTarget(
          title: "Longest wait", limit: "< \(DecimalText.milliseconds(.microseconds(deadline))) ms",
          measured: DecimalText.milliseconds(.microseconds(longest)),
          isMet: failed == 0 && longest < deadline))
    }
    let recoveries = own.filter { $0.processes > 1 }
    if let recovery = recoveries.compactMap(\.longestRecovery).max() {
      targets.append(
        BenchmarkTarget(
          title: "After a killed holder",
          limit: "< \(DecimalText.milliseconds(.microseconds(longestRecovery))) ms",
          measured: DecimalText.milliseconds(.microseconds(recovery)),
          isMet: recovery < longestRecovery && recoveries.allSatisfy { $0.failedRecoveries == 0 }))
    }
    return targets
  }
}
