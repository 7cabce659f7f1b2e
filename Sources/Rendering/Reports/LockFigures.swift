package import JSONTree

/// What one strategy came to with one number of processes: one row of `bench lock`; lengths of time are microseconds.
package struct LockFigures: Equatable, Sendable {
  package var strategy: String
  package var processes: Int
  package var rounds = 0
  /// From the start of all processes at once until each has made one update: the median of the rounds, and the longest.
  package var burst: Int64?
  package var longestBurst: Int64?
  package var updates = 0
  package var updatesPerSecond: Double?
  package var waitP50: Int64?
  package var waitP90: Int64?
  package var waitP99: Int64?
  package var longestWait: Int64?
  /// Turns of the slowest process for each of the fastest, in the round where that was least.
  package var fairness: Double?
  package var fewestTurns = 0
  package var mostTurns = 0
  package var lost = 0
  package var failed = 0
  /// From a release to the hold of one that was waiting.
  package var handoverP50: Int64?
  package var handoverP99: Int64?
  /// From the killing of a holder until another has the lock; nil when none got it, and without others.
  package var recovery: Int64?
  package var longestRecovery: Int64?
  package var failedRecoveries = 0
  /// Waits up to each of `LockWaitChart.bounds`, and beyond the last.
  package var waits: [Int] = []

  package init(strategy: String, processes: Int) {
    self.strategy = strategy
    self.processes = processes
  }
}

extension LockFigures {
  package static let fields = [
    "strategy", "processes", "rounds", "burstMicroseconds", "burstMaxMicroseconds", "updates",
    "updatesPerSecond", "waitP50Microseconds", "waitP90Microseconds", "waitP99Microseconds",
    "waitMaxMicroseconds", "fairness", "fewestTurns", "mostTurns", "lostUpdates", "failedAcquisitions",
    "handoverP50Microseconds", "handoverP99Microseconds", "recoveryMicroseconds", "recoveryMaxMicroseconds",
    "failedRecoveries", "waits",
  ]

  /// The row as programs see it, and as a baseline keeps it.
  package var payload: JSONObject {
    [
      "strategy": .string(strategy), "processes": .integer(processes), "rounds": .integer(rounds),
      "burstMicroseconds": .optional(burst), "burstMaxMicroseconds": .optional(longestBurst),
      "updates": .integer(updates),
      "updatesPerSecond": updatesPerSecond.map { .double(($0 * 10).rounded() / 10) } ?? .null,
      "waitP50Microseconds": .optional(waitP50), "waitP90Microseconds": .optional(waitP90),
      "waitP99Microseconds": .optional(waitP99), "waitMaxMicroseconds": .optional(longestWait),
      "fairness": fairness.map { .double(($0 * 1_000).rounded() / 1_000) } ?? .null,
      "fewestTurns": .integer(fewestTurns), "mostTurns": .integer(mostTurns),
      "lostUpdates": .integer(lost), "failedAcquisitions": .integer(failed),
      "handoverP50Microseconds": .optional(handoverP50), "handoverP99Microseconds": .optional(handoverP99),
      "recoveryMicroseconds": .optional(recovery), "recoveryMaxMicroseconds": .optional(longestRecovery),
      "failedRecoveries": .integer(failedRecoveries),
      "waits": .array(
        zip(LockWaitChart.bounds.map { Optional($0) } + [nil], waits).map { bound, count in
          ["belowMicroseconds": .optional(bound), "count": .integer(count)]
        }),
    ]
  }

  /// Reads a row back; nil when it is none.
  ///
  /// A baseline of an earlier version may lack members: what is missing is not known.
  package init?(_ value: JSONValue) {
    guard let strategy = value["strategy"]?.string, let processes = value["processes"]?.integer else {
      return nil
    }
    self.init(strategy: strategy, processes: Int(clamping: processes))
    func number(_ key: String) -> Int { Int(clamping: value[key]?.integer ?? 0) }
    rounds = number("rounds")
    burst = value["burstMicroseconds"]?.integer
    longestBurst = value["burstMaxMicroseconds"]?.integer
    updates = number("updates")
    updatesPerSecond = value["updatesPerSecond"]?.double
    waitP50 = value["waitP50Microseconds"]?.integer
    waitP90 = value["waitP90Microseconds"]?.integer
    waitP99 = value["waitP99Microseconds"]?.integer
    longestWait = value["waitMaxMicroseconds"]?.integer
    fairness = value["fairness"]?.double
    fewestTurns = number("fewestTurns")
    mostTurns = number("mostTurns")
    lost = number("lostUpdates")
    failed = number("failedAcquisitions")
    handoverP50 = value["handoverP50Microseconds"]?.integer
    handoverP99 = value["handoverP99Microseconds"]?.integer
    recovery = value["recoveryMicroseconds"]?.integer
    longestRecovery = value["recoveryMaxMicroseconds"]?.integer
    failedRecoveries = number("failedRecoveries")
    waits = value["waits"]?.array?.map { Int(clamping: $0["count"]?.integer ?? 0) } ?? []
  }
}
