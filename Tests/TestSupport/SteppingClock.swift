import DurableFiles
import Foundation

/// A clock that a test moves, and that moves by itself by a fixed step each time it is read.
package final class SteppingClock: WallClock, @unchecked Sendable {
  private let mutex = NSLock()
  private var milliseconds: Int64
  private let step: Int64

  package init(milliseconds: Int64 = 1_762_252_225_000, step: Int64 = 0) {
    self.milliseconds = milliseconds
    self.step = step
  }

  package func now() -> Int64 {
    mutex.withLock {
      defer { milliseconds += step }
      return milliseconds
    }
  }

  /// Moves the clock; a negative number sets it back.
  package func advance(milliseconds: Int64) {
    mutex.withLock { self.milliseconds += milliseconds }
  }
}
