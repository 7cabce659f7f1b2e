import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LockBenchmark

/// The benchmark with workers that only pretend: a shell script each, in processes of their own.
@Suite struct ContentionBenchmarkTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  /// Answers as a worker does; one that is to keep the lock never ends.
  private static let honest = """
    case $1 in
      *" keep "*) echo held; cat >/dev/null ;;
      *" follow "*) echo waiting; printf '1 0 9000000000000000000 9000000000000000000\\n\\n\\n' ;;
      *) echo ready; cat >/dev/null; printf '2 1 5 9\\n1000:2\\n\\n' ;;
    esac
    """

  private func results(
    _ script: String, rounds: Int = 1, warmUps: Int = 0, processes: [Int] = [2],
    strategies: [String] = ["flock"], steps: @escaping (String) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws -> [ContentionResult] {
    var plan = ContentionPlan()
    plan.rounds = rounds
    plan.warmUps = warmUps
    plan.processes = processes
    plan.strategies = strategies
    let folder = temporary.path
    return try ContentionBenchmark(
      plan,
      program: .init(
        path: "/bin/sh", arguments: ["-c", script, "sh"], environment: ["PATH": "/usr/bin:/bin"]),
      isInterrupted: isInterrupted,
      makeFolder: { name throws(LockBenchmarkError) in
        mkdir("\(folder)/\(name)", 0o700)
        return "\(folder)/\(name)"
      }, report: { step, _, _ in steps(step) }
    ).results()
  }

  @Test func `what workers did and the counter does not have was lost`() throws {
    let result = try #require(try results(Self.honest).first)
    #expect(result.processes == 2)
    #expect(result.bursts.count == 1)
    #expect(result.loops.map(\.turns) == [[2, 2]])
    #expect(result.lost == 8)
    #expect(result.failed == 4)
    #expect(result.waits.count == 4)
    #expect(result.recoveries.count == 1)
    #expect((result.medianRecovery ?? .zero) > .zero)
  }

  @Test func `strategies take turns, every other round backwards, and warm-ups do not count`() throws {
    let steps = Mutex<[String]>([])
    let results = try results(
      Self.honest, rounds: 1, warmUps: 1, processes: [1], strategies: ["flock", "ofd"],
      steps: { step in steps.withLock { $0.append(step) } })
    #expect(
      steps.withLock { $0 } == [
        "flock, 1 process", "ofd, 1 process", "ofd, 1 process", "flock, 1 process",
      ])
    #expect(results.map(\.strategy) == ["flock", "ofd"])
    #expect(results.allSatisfy { $0.bursts.count == 1 && $0.recoveries.isEmpty })
  }

  @Test func `a worker that dies ends the measurement, and takes the others with it`() throws {
    // The first one to make the folder dies; the other would wait for the barrier for ever.
    let script =
      "cd '\(temporary.path)' && echo $$ >> pids; mkdir mark && exit 3; exec sleep 600"
    #expect(throws: LockBenchmarkError.workerDied(strategy: "flock", status: 3)) { try results(script) }
    try expectNobodyLeft()
  }

  @Test func `Ctrl-C ends the measurement, and no process is left`() throws {
    let script = "echo $$ >> '\(temporary.path)/pids'; exec sleep 600"
    let path = temporary.path(of: "pids")
    #expect(throws: LockBenchmarkError.interrupted) {
      _ = try results(script, isInterrupted: { FileManager.default.fileExists(atPath: path) })
    }
    try expectNobodyLeft()
  }

  @Test func `an answer that is none is shown, not guessed at`() throws {
    #expect(throws: LockBenchmarkError.unreadable("nonsense\n")) {
      try results("echo ready; cat >/dev/null; echo nonsense")
    }
  }

  @Test func `a program that cannot be started is said`() throws {
    let error = #expect(throws: LockBenchmarkError.self) {
      _ = try WorkerProcess("/nowhere/at/all", [], environment: [:], input: try OpenDescriptor.pipe().reader)
    }
    #expect(error == .system(call: "posix_spawn", code: ENOENT))
    #expect(error?.reason.isEmpty == false)
  }

  private func expectNobodyLeft() throws {
    let pids = String(decoding: temporary.bytes("pids") ?? [], as: UTF8.self).split(separator: "\n")
      .compactMap { Int32($0) }
    #expect(!pids.isEmpty)
    for pid in pids { #expect(kill(pid, 0) == -1 && errno == ESRCH, "\(pid)") }
  }
}
