#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Keeps Ctrl-C and its like waiting while something must be cleaned up afterwards.
///
/// No handler and no global state: the signals are blocked and stay pending. Ask `isPending` between steps, clean up, then
/// `release`: a pending signal takes its usual effect there, so that a shell sees the process die of it.
package struct HeldSignals: ~Copyable {
  private let previousMask: sigset_t
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Holds back `SIGINT`, `SIGTERM` and `SIGHUP` on this thread.
  package init() {
    var previousMask = sigset_t()
    var mask = Self.set()
    pthread_sigmask(SIG_BLOCK, &mask, &previousMask)
    self.previousMask = previousMask
  }

  /// Whether one of them has arrived.
  package static var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// Lets them through again, those that arrived meanwhile included.
  package borrowing func release() {
    var mask = previousMask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  private static func set() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
