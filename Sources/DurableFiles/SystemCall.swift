/// The system calls of this module, by the name of the C function, for error values and for counting in
/// tests.
package enum SystemCall: String, CaseIterable, Sendable {
  case openat
  case mkdirat
  case fstat
  case fstatat
  case read
  case pread
  case write
  case pwrite
  case ftruncate
  case fdatasync
  case fsync
  case close
  case renameat
  case linkat
  case unlinkat
  case readdir
  case readlinkat
  case flock
  /// A `flock` that waits; a name of its own, so that a test can fail the attempt and the wait separately.
  case flockWaiting = "flock (waiting)"
  case timerCreate = "timer_create"
  case fstatfs
  case poll
  case getentropy

  /// Whether the call may change contents or names on disk.
  ///
  /// An `openat` that creates a file counts as not changing, since the call alone does not tell.
  package var changesDisk: Bool {
    switch self {
    case .mkdirat, .write, .pwrite, .ftruncate, .renameat, .linkat, .unlinkat: true
    default: false
    }
  }
}
