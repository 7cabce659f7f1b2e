import Rendering

/// Two measurements of the lock, measure by measure.
///
/// What differs by less than the tolerance, or by less than such a run can tell at all, is the same.
struct LockComparison {
  /// A figure that is compared.
  private struct Measure: Sendable {
    let name: String
    let isBetterWhenLarger: Bool
    /// Differences up to here are noise, in the figure's own unit.
    let noise: Double
    let value: @Sendable (LockFigures) -> Double?
  }

  private static let measures = [
    Measure(name: "burstMicroseconds", isBetterWhenLarger: false, noise: 2_000) {
      $0.burst.map { Double($0) }
    },
    Measure(name: "updatesPerSecond", isBetterWhenLarger: true, noise: 10) { $0.updatesPerSecond },
    Measure(name: "waitP99Microseconds", isBetterWhenLarger: false, noise: 1_000) {
      $0.waitP99.map { Double($0) }
    },
    Measure(name: "fairness", isBetterWhenLarger: true, noise: 0.1) { $0.fairness },
    Measure(name: "recoveryMicroseconds", isBetterWhenLarger: false, noise: 500) {
      $0.recovery.map { Double($0) }
    },
  ]

  /// From 0 on: 0.25 lets a figure be a quarter worse.
  let tolerance: Double

  /// Returns what changed in each of the figures that both have, in the order of `now`; an empty list for one that is new.
  func changes(from before: [LockFigures], to now: [LockFigures]) -> [[LockChange]] {
    now.map { row in
      guard
        let old = before.first(where: { $0.strategy == row.strategy && $0.processes == row.processes })
      else { return [] }
      let measured = Self.measures.map { measure in
        let (before, now) = (measure.value(old), measure.value(row))
        return change(row, measure.name, before, now, verdict(measure, before, now))
      }
      // A lost update is one too many, whatever the tolerance; so is a failure that was not there.
      return measured
        + [("lostUpdates", old.lost, row.lost), ("failedAcquisitions", old.failed, row.failed)]
        .map { name, before, now in
          let verdict: LockChange.Verdict = now > before ? .worse : now < before ? .better : .same
          return change(row, name, Double(before), Double(now), verdict)
        }
    }
  }

  private func change(
    _ row: LockFigures, _ measure: String, _ before: Double?, _ now: Double?, _ verdict: LockChange.Verdict
  ) -> LockChange {
    LockChange(
      strategy: row.strategy, processes: row.processes, measure: measure, before: before, now: now,
      verdict: verdict)
  }

  private func verdict(_ measure: Measure, _ before: Double?, _ now: Double?) -> LockChange.Verdict {
    switch (before, now) {
    case (nil, nil): return .same
    case (nil, _?): return .better
    case (_?, nil): return .worse
    case (let before?, let now?):
      if abs(now - before) <= measure.noise { return .same }
      let (less, more) = measure.isBetterWhenLarger ? (now, before) : (before, now)
      // Half as many a second is as much worse as twice as long.
      if more > less * (1 + tolerance) { return .worse }
      return less > more * (1 + tolerance) ? .better : .same
    }
  }
}
