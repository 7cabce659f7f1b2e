import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A folder that is made and removed: what the scripts did that came before this program.
///
/// They tried `mkdir`, slept 100 ms when the folder was there, and gave up after 5 s. A holder that is killed leaves the folder
/// behind for good.
final class FolderPolling: LockStrategy {
  static let name = "mkdir-poll"
  static let summary = "mkdir, tried again every 100 ms, as the scripts did before this program"

  /// The pause of those scripts.
  private static let pause: UInt32 = 100_000

  private let path: String

  init(in folder: Directory) throws(LockBenchmarkError) {
    path = "\(folder.path)/mkdir.lock"
  }

  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool {
    while true {
      if mkdir(path, 0o700) == 0 { return true }
      if errno != EEXIST { throw .last("mkdir") }
      if deadline.hasPassed { return false }
      usleep(Self.pause)
    }
  }

  func release() { rmdir(path) }
}
