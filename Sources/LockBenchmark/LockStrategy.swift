/// How the processes of a benchmark keep each other out.
package enum LockStrategy: String, CaseIterable, Sendable {
  /// The product's own lock: `flock` on a file that stays.
  case flock
  /// Locks of open file descriptions (`fcntl` with `F_OFD_SETLKW`).
  case ofd
  /// A folder that is made and removed, tried again after a pause: what the old scripts did.
  case mkdirPoll = "mkdir-poll"
}
