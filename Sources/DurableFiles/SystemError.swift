#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A failed system call: which one, on what, and the error number it left.
package struct SystemError: Error, Hashable, Sendable {
  package let operation: SystemCall
  /// The file or directory concerned; empty while only a descriptor is known.
  package let path: String
  /// The value of `errno`, for example `ENOSPC`.
  package let code: Int32

  package init(_ operation: SystemCall, path: String = "", code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The operating system's words for the error number (`strerror`).
  package var reason: String { String(cString: strerror(code)) }

  /// Returns the same failure with the path filled in; the seam below knows only descriptors and names.
  func at(_ path: String) -> SystemError { SystemError(operation, path: path, code: code) }

  /// Returns the failure the C library just reported.
  ///
  /// Call it before anything else can change `errno`.
  static func last(_ operation: SystemCall, path: String = "") -> SystemError {
    SystemError(operation, path: path, code: errno)
  }
}
