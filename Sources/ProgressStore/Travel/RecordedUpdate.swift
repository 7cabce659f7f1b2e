package import ProgressModel

/// One update as the journal recorded it: events that count together, or a checkpoint.
package struct RecordedUpdate: Equatable, Sendable {
  package var events: [ProgressEvent]
  package var firstSequence: Int64
  package var lastSequence: Int64
  /// When its first event was recorded; of a checkpoint, the time of its state.
  package var time: Timestamp
  package var checkpoint: Checkpoint?
  /// Whether older records that would lead here are missing: what changed in between is not known.
  package var followsGap: Bool

  /// A record that holds a whole state.
  package struct Checkpoint: Equatable, Sendable {
    /// Nil for a reason that only a later version knows.
    package var reason: CheckpointReason?
  }

  package var span: EventSpan { EventSpan(first: firstSequence, last: lastSequence) }
  package var isCheckpoint: Bool { checkpoint != nil }
  /// The session of the first event that has one.
  package var session: String? { events.lazy.compactMap(\.session).first }
  /// The agent of the first event that has one.
  package var agent: String? { events.lazy.compactMap(\.agent).first }

  init(_ entries: [JournalEntry], followsGap: Bool) {
    events = []
    firstSequence = entries.first?.sequence ?? 0
    lastSequence = entries.last?.sequence ?? 0
    time = Timestamp(0)
    self.followsGap = followsGap
    for entry in entries {
      switch entry {
      case .event(let event): events.append(event)
      case .checkpoint(let recorded):
        checkpoint = Checkpoint(reason: recorded.reason)
        time = recorded.state.updatedAt
      }
    }
    if let first = events.first { time = first.time }
  }
}

/// Whether a walk through the history goes on.
package enum Walk: Sendable {
  case goOn, stop
}

/// A point of the recorded history.
package enum Moment: Equatable, Sendable {
  /// Right after the update that holds the event with this number.
  case sequence(Int64)
  /// Right before the update that holds the event with this number.
  case before(Int64)
  /// Right after the last update, in the order they were recorded, that is not later than this.
  ///
  /// Clocks step back. What was recorded before that update counts although it may bear a later time.
  case time(Timestamp)
}
