import DurableFiles
import Rendering
import Synchronization

/// The same thing done to many projects, several at once.
///
/// 1. One project that fails does not stop the others, unless that is asked for.
/// 2. While several are worked on nobody waits for a lock: a busy project is tried again at the end, one after the other, and only
///    then waited for.
/// 3. What is begun is finished: an interruption or a failure only keeps further projects from being begun.
final class ManyProjects: Sendable {
  /// Does it to the project at a path, waiting for its lock up to a deadline; never throws, since each has a result.
  typealias Work = @Sendable (String, Deadline) -> MigrationResult

  /// How to go about it.
  struct Manner: Sendable {
    var jobs = 1
    /// How long to wait for each project that was busy.
    var patience = Duration.zero
    var failsFast = false
    /// What became of projects in a run before this one.
    var earlier: [String: MigrationResult] = [:]
    var isInterrupted: @Sendable () -> Bool = { false }
    /// Told of each result as soon as there is one; false when it cannot be written down, which stops the run.
    var record: @Sendable (MigrationResult) -> Bool = { _ in true }
    var line: ProgressLine?
  }

  private struct Progress: Sendable {
    var results: [MigrationResult?]
    var counts: [MigrationVerdict: Int] = [:]
    var count = 0
    var isStopped = false
  }

  /// How long to wait at a stretch before looking whether somebody wants to stop.
  private static let stretch = Duration.milliseconds(500)

  private let paths: [String]
  private let manner: Manner
  private let work: Work
  private let progress: Mutex<Progress>

  init(_ paths: [String], manner: Manner, work: @escaping Work) {
    self.paths = paths
    self.manner = manner
    self.work = work
    progress = Mutex(Progress(results: paths.map { _ in nil }))
  }

  /// Works on all of them and returns their results in the same order.
  func run() -> [MigrationResult] {
    WorkerThreads.run(paths.count, jobs: manner.jobs) { [self] index in
      if let earlier = manner.earlier[paths[index]], earlier.isDone {
        take(earlier.asEarlier, at: index)
        return true
      }
      if isStopped() { return false }
      let result = work(paths[index], .after(.zero))
      // A busy one has its result only when it has been waited for.
      if result.verdict != .busy { take(result, at: index) }
      return true
    }
    for index in paths.indices where result(at: index) == nil {
      guard let result = workPatiently(paths[index]) else { break }
      take(result, at: index)
    }
    manner.line?.clear()
    return progress.withLock { progress in
      zip(paths, progress.results).map { $1 ?? MigrationResult($0, .left, detail: "Not begun") }
    }
  }

  private func workPatiently(_ path: String) -> MigrationResult? {
    let deadline = Deadline.after(manner.patience)
    while !isStopped() {
      let result = work(path, min(deadline, .after(Self.stretch)))
      if result.verdict != .busy || deadline.hasPassed { return result }
    }
    return nil
  }

  private func isStopped() -> Bool { manner.isInterrupted() || progress.withLock { $0.isStopped } }

  private func result(at index: Int) -> MigrationResult? { progress.withLock { $0.results[index] } }

  /// Under the lock, so that lines of the report are whole and the last line shown is the newest.
  private func take(_ result: MigrationResult, at index: Int) {
    progress.withLock { progress in
      progress.results[index] = result
      progress.counts[result.verdict, default: 0] += 1
      progress.count += 1
      if manner.earlier[result.project]?.isDone != true, !manner.record(result) { progress.isStopped = true }
      if manner.failsFast, result.status != 0 { progress.isStopped = true }
      manner.line?.show(
        "\(progress.count)/\(paths.count) \(Self.words(progress.counts)) — \(Self.name(of: result.project))")
    }
  }

  /// Writes `migrated 30, current 5, failed 2`.
  static func words(_ counts: [MigrationVerdict: Int]) -> String {
    MigrationVerdict.allCases.compactMap { verdict in counts[verdict].map { "\(verdict.rawValue) \($0)" } }
      .joined(separator: ", ")
  }

  private static func name(of path: String) -> String {
    VisibleText.of(path.split(separator: "/").last.map(String.init) ?? path)
  }
}

extension MigrationResult {
  /// Whether nothing is left to do about the project.
  var isDone: Bool { status == 0 && verdict != .pending && verdict != .left }

  fileprivate var asEarlier: MigrationResult {
    var result = self
    result.detail = "Done by an earlier run"
    return result
  }

  /// The exit statuses of failures, the gravest first.
  private static let gravity: [Int32] = [70, 74, 73, 65, 78, 75, 66, 64, 1]

  /// The status of a whole run: that of its gravest failure, else 0.
  static func worst(of statuses: some Sequence<Int32>) -> Int32 {
    let failures = Set(statuses).subtracting([0])
    return gravity.first { failures.contains($0) } ?? failures.max() ?? 0
  }
}
