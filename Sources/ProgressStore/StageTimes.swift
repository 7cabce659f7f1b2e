import DurableFiles

/// The parts of an update, in the order in which they come.
package enum UpdateStage: String, CaseIterable, Sendable {
  /// Until the lock was had.
  case lockWait = "lock wait"
  /// Opening the folders, reading snapshot and journal.
  case read
  /// Making the state of what was read.
  case parse
  /// Resolving the observation and reducing its events.
  case reduce
  /// Appending to the journal, replacing snapshot and status file.
  case write
  /// Flushing, after the lock.
  case sync
}

/// How long each part of one update took, in nanoseconds.
///
/// Fields instead of a dictionary: they are filled in by every hook.
package struct StageTimes: Equatable, Sendable {
  package var lockWait: Int64 = 0
  package var read: Int64 = 0
  package var parse: Int64 = 0
  package var reduce: Int64 = 0
  package var write: Int64 = 0
  package var sync: Int64 = 0

  package init() {}

  package subscript(stage: UpdateStage) -> Int64 {
    get {
      switch stage {
      case .lockWait: lockWait
      case .read: read
      case .parse: parse
      case .reduce: reduce
      case .write: write
      case .sync: sync
      }
    }
    set {
      switch stage {
      case .lockWait: lockWait = newValue
      case .read: read = newValue
      case .parse: parse = newValue
      case .reduce: reduce = newValue
      case .write: write = newValue
      case .sync: sync = newValue
      }
    }
  }

  /// All parts together.
  package var total: Int64 { lockWait + read + parse + reduce + write + sync }
}

/// Splits the time of one update into its stages: what has passed since the last call belongs to the stage that ends.
///
/// A stage may end several times; its parts add up. Each call asks the monotonic clock once, without entering the kernel.
struct StageClock {
  private(set) var times = StageTimes()
  private var last = Deadline.monotonicNow()

  mutating func end(_ stage: UpdateStage) {
    let now = Deadline.monotonicNow()
    times[stage] += (now - last).nanosecondCount
    last = now
  }
}

extension Duration {
  /// The length in nanoseconds, which fits up to 292 years.
  package var nanosecondCount: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
