/// The parts of an update, in the order in which they come.
package enum UpdateStage: String, CaseIterable, Sendable {
  /// Until the lock was had.
  case lockWait = "lock wait"
  /// Reading snapshot and journal.
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
package struct StageTimes: Equatable, Sendable {
  package var nanoseconds: [UpdateStage: Int64] = [:]

  package init() {}
}
