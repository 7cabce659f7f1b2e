package import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Why the lock could not be measured.
package enum LockBenchmarkError: Error, Equatable, Sendable {
  /// The product's own file operations failed.
  case file(FileError)
  /// A call of the C library failed with this `errno`.
  case system(call: String, code: Int32)
  /// The words that describe a worker's work, or those it answered with, are none of this program.
  case unreadable(String)
  /// A worker ended before it had answered; `status` is its exit status, or 128 and the number of the signal.
  case workerDied(strategy: String, status: Int32)
  /// Somebody pressed Ctrl-C.
  case interrupted

  /// Returns the failure the C library just reported.
  ///
  /// Call it before anything else can change `errno`.
  static func last(_ call: String) -> LockBenchmarkError { .system(call: call, code: errno) }

  /// The operating system's words for the error number; empty where there is none.
  package var reason: String {
    guard case .system(_, let code) = self else { return "" }
    return String(cString: strerror(code))
  }
}
