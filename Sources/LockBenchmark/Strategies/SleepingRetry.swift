import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// `flock` without waiting, tried again after pauses of 0.2 to 10 ms that double: a common way to a deadline.
final class SleepingRetry: LockStrategy {
  static let name = "flock-retry"
  static let summary = "flock without waiting, tried again after a sleep that doubles up to 10 ms"

  private static let firstPause: UInt32 = 200
  private static let longestPause: UInt32 = 10_000

  private let file: OpenDescriptor

  init(in folder: Directory) throws(LockBenchmarkError) {
    file = try OpenDescriptor("\(folder.path)/retry.lock", flags: O_RDWR | O_CREAT)
  }

  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool {
    var pause = Self.firstPause
    while true {
      if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return true }
      if errno != EWOULDBLOCK, errno != EINTR { throw .last("flock") }
      if deadline.hasPassed { return false }
      usleep(pause)
      pause = min(pause * 2, Self.longestPause)
    }
  }

  func release() { flock(file.number, LOCK_UN) }
}
