#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The time of day.
///
/// Good for stamps people read; order and waiting use sequence numbers and `Deadline`.
package protocol WallClock: Sendable {
  /// Returns milliseconds since 1970, UTC. May jump in either direction.
  func now() -> Int64
}

/// The computer's clock (`clock_gettime`).
package struct SystemClock: WallClock {
  package init() {}

  package func now() -> Int64 {
    var time = timespec()
    // Cannot fail: the clock exists on every supported system and the pointer is valid.
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// A clock that stands still, for tests and for `ORCHESTRA_NOW_MS`.
package struct FixedClock: WallClock {
  private let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package func now() -> Int64 { milliseconds }
}
