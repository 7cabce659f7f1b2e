import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Measures strategies against each other: real processes, one scratch folder a round.
///
/// Strategies that are compared take turns within a round, and every other round goes backwards: a machine that is slow for a while
/// slows all of them, and none always follows the same other.
package struct ContentionBenchmark {
  /// How workers are started.
  package struct Program: Sendable {
    package var path: String
    /// The words in front of the order: a hidden entry.
    package var arguments: [String]
    package var environment: [String: String]

    package init(path: String, arguments: [String], environment: [String: String]) {
      self.path = path
      self.arguments = arguments
      self.environment = environment
    }
  }

  /// A follower that has said it will wait gets so long to be in the queue, in microseconds.
  private static let settling: UInt32 = 10_000

  private let plan: ContentionPlan
  private let launch: WorkerCrew.Launch
  private let makeFolder: (String) throws(LockBenchmarkError) -> String
  private let report: (_ step: String, _ done: Int, _ all: Int) -> Void

  /// `makeFolder` makes an empty folder of a name; `report` is told what is about to be done, as the how-manieth of how many.
  package init(
    _ plan: ContentionPlan, program: Program, isInterrupted: @escaping @Sendable () -> Bool,
    makeFolder: @escaping (String) throws(LockBenchmarkError) -> String,
    report: @escaping (_ step: String, _ done: Int, _ all: Int) -> Void
  ) {
    self.plan = plan
    launch = WorkerCrew.Launch(
      program: program.path, arguments: program.arguments, environment: program.environment,
      isInterrupted: isInterrupted)
    self.makeFolder = makeFolder
    self.report = report
  }

  /// Measures everything: a result for each strategy and number of processes, by number of processes.
  ///
  /// - Throws: `file`, `system`, `workerDied`, `unreadable`, `interrupted`. No process is left.
  package func results() throws(LockBenchmarkError) -> [ContentionResult] {
    var results: [ContentionResult] = []
    let all = plan.processes.count * plan.strategies.count * (plan.rounds + plan.warmUps)
    var done = 0
    for processes in plan.processes {
      var measured = plan.strategies.map { ContentionResult(strategy: $0, processes: processes) }
      for round in 0..<plan.rounds + plan.warmUps {
        let counts = round >= plan.warmUps
        for index in round % 2 == 0 ? Array(measured.indices) : measured.indices.reversed() {
          let name = plan.strategies[index]
          report("\(name), \(processes) process\(processes == 1 ? "" : "es")", done, all)
          var result = counts ? measured[index] : ContentionResult(strategy: name, processes: processes)
          try measure(&result, folder: "\(name)-\(processes)-\(round)", isWarmUp: !counts)
          if counts { measured[index] = result }
          done += 1
        }
      }
      results += measured
    }
    return results
  }

  private func measure(
    _ result: inout ContentionResult, folder: String, isWarmUp: Bool
  ) throws(LockBenchmarkError) {
    let burst = try round(result, .single, try makeFolder(folder + "-burst"))
    result.bursts.append(burst.elapsed)
    result.lost += burst.lost
    result.failed += burst.failed

    let length = isWarmUp ? plan.length / 10 : plan.length
    let loop = try round(
      result, .loop(length, untilCount: plan.updates.map { Int64($0) }), try makeFolder(folder + "-loop"))
    result.loops.append(
      ContentionResult.Loop(turns: loop.accounts.map(\.turns), elapsed: loop.elapsed))
    result.lost += loop.lost
    result.failed += loop.failed
    for account in loop.accounts {
      result.waits.add(account.waits)
      result.handovers.add(account.handovers)
    }

    // Nobody is killed where there is nobody else, nor where no lock can be kept.
    if result.processes > 1, result.strategy != NoLock.name {
      result.recoveries.append(try recovery(result, try makeFolder(folder + "-kill")))
    }
  }

  // MARK: One round

  private struct Round {
    let accounts: [WorkerAccount]
    let elapsed: Duration
    /// Updates the workers made and the counter does not have.
    let lost: Int

    var failed: Int { accounts.reduce(0) { $0 + $1.failed } }
  }

  /// Lets all processes do the same from the same moment on.
  private func round(
    _ result: ContentionResult, _ work: WorkerOrder.Work, _ folder: String
  ) throws(LockBenchmarkError) -> Round {
    let crew = try WorkerCrew(launch, strategy: result.strategy)
    let order = order(result, work, folder)
    try crew.start(Array(repeating: order, count: result.processes), until: "ready")
    let start = crew.dropBarrier()
    let accounts = try crew.accounts()
    let end = accounts.map(\.endedAt).max() ?? start
    let turns = accounts.reduce(0) { $0 + $1.turns }
    let counted = try SharedCounter(in: folder).read().count
    return Round(
      accounts: accounts, elapsed: .nanoseconds(max(0, end - start)), lost: turns - Int(clamping: counted))
  }

  /// Kills a holder for whom all others wait; returns how long the first of them took to get the lock, nil when none did.
  private func recovery(
    _ result: ContentionResult, _ folder: String
  ) throws(LockBenchmarkError) -> Duration? {
    let crew = try WorkerCrew(launch, strategy: result.strategy)
    try crew.start([order(result, .keep, folder)], until: "held")
    try crew.start(
      Array(repeating: order(result, .follow, folder), count: result.processes - 1), until: "waiting")
    usleep(Self.settling)
    let killed = crew.killFirst()
    let held = try crew.accounts(skipping: 1).compactMap(\.firstHeldAt)
    return held.min().map { .nanoseconds(max(0, $0 - killed)) }
  }

  private func order(_ result: ContentionResult, _ work: WorkerOrder.Work, _ folder: String) -> WorkerOrder {
    let isRecovery = work == .follow
    return WorkerOrder(
      strategy: result.strategy, work: work, hold: plan.hold,
      deadline: isRecovery ? plan.patience : plan.deadline, parent: getpid(), folder: folder)
  }
}
