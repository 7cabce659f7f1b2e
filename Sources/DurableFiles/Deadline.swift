#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A moment of the monotonic clock up to which a call may wait; changes of the wall clock do not move it.
package struct Deadline: Hashable, Comparable, Sendable {
  /// Nanoseconds of `CLOCK_MONOTONIC`.
  let nanoseconds: Int64

  /// Returns the moment `duration` from now.
  ///
  /// Already passed for zero or less; bounded to about a century.
  package static func after(_ duration: Duration) -> Deadline {
    let (seconds, attoseconds) = duration.components
    let bounded = min(max(seconds, -1), 3_000_000_000)
    return Deadline(
      nanoseconds: monotonicNanoseconds() + bounded * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  /// A moment that never comes (in a century).
  package static let never = Deadline(nanoseconds: .max / 2)

  package var hasPassed: Bool { nanoseconds <= Deadline.monotonicNanoseconds() }

  /// Nanoseconds left; zero once it has passed.
  var remainingNanoseconds: Int64 { max(0, nanoseconds - Deadline.monotonicNanoseconds()) }

  /// The time left; zero once it has passed.
  package var remaining: Duration { .nanoseconds(remainingNanoseconds) }

  /// Milliseconds left as `poll` takes them, rounded up so that the wait does not end early and spin.
  var remainingPollMilliseconds: Int32 {
    Int32(min((remainingNanoseconds + 999_999) / 1_000_000, Int64(Int32.max)))
  }

  package static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }

  /// Returns the monotonic clock in milliseconds; only differences mean something.
  package static func monotonicMilliseconds() -> Int64 { monotonicNanoseconds() / 1_000_000 }

  /// Returns the monotonic clock; only differences mean something.
  package static func monotonicNow() -> Duration { .nanoseconds(monotonicNanoseconds()) }

  private static func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    // Cannot fail: the clock exists on every supported system and the pointer is valid.
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
