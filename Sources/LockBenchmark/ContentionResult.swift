/// What came of one strategy with one number of processes.
package struct ContentionResult: Equatable, Sendable {
  /// A loop in which all processes updated one after the other.
  package struct Loop: Equatable, Sendable {
    /// Updates of each process.
    package var turns: [Int]
    /// From the barrier until the last one was done.
    package var elapsed: Duration

    package init(turns: [Int], elapsed: Duration) {
      self.turns = turns
      self.elapsed = elapsed
    }

    package var fewest: Int { turns.min() ?? 0 }
    package var most: Int { turns.max() ?? 0 }
    /// Turns of the slowest process for each of the fastest, from 0 to 1; 1 where nobody had one.
    package var fairness: Double { most == 0 ? 1 : Double(fewest) / Double(most) }
  }

  package let strategy: String
  package let processes: Int
  /// From the barrier until the last of all processes had made its one update, one a round.
  package var bursts: [Duration] = []
  package var loops: [Loop] = []
  /// From the killing of a holder until the first of the others had the lock, one a round; nil when none got it in time.
  package var recoveries: [Duration?] = []
  /// Waits in the loops.
  package var waits = WaitTimes()
  /// From a release to the next hold, in the loops.
  package var handovers = WaitTimes()
  /// Updates that were made and are not in the counter.
  package var lost = 0
  /// Times a deadline passed before the lock was there; those behind a killed holder are in `recoveries`.
  package var failed = 0

  package init(strategy: String, processes: Int) {
    self.strategy = strategy
    self.processes = processes
  }

  /// The middle one; nil without a round.
  package var medianBurst: Duration? { Self.median(bursts) }
  package var longestBurst: Duration? { bursts.max() }

  /// The middle of those that came about; nil when none did.
  package var medianRecovery: Duration? { Self.median(recoveries.compactMap { $0 }) }
  package var longestRecovery: Duration? { recoveries.compactMap { $0 }.max() }
  package var failedRecoveries: Int { recoveries.count { $0 == nil } }

  /// Updates in all loops.
  package var updates: Int { loops.reduce(0) { $0 + $1.turns.reduce(0, +) } }

  /// Updates a second over all loops; nil without one.
  package var updatesPerSecond: Double? {
    let elapsed = loops.reduce(Duration.zero) { $0 + $1.elapsed }
    return elapsed > .zero ? Double(updates) / (elapsed / .seconds(1)) : nil
  }

  /// The loop in which turns were shared out worst; nil without one.
  package var leastFair: Loop? { loops.min { $0.fairness < $1.fairness } }

  private static func median(_ values: [Duration]) -> Duration? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let upper = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2
  }
}
