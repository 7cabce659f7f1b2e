import DurableFiles

/// No lock at all: shows that the benchmark sees lost updates where there are some.
final class NoLock: LockStrategy {
  static let name = "none"
  static let summary = "no lock at all, to see updates being lost"

  init(in folder: Directory) throws(LockBenchmarkError) {}

  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool { true }

  func release() {}
}
