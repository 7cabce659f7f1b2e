package import ProgressModel

/// What is to be taken back.
package enum UndoTarget: Equatable, Sendable {
  /// As many of the newest updates that changed something and are not taken back yet.
  ///
  /// Signs of life and bookkeeping do not count, nor do undo and redo themselves.
  case newest(Int)
  /// The update that holds the event with this number, whoever made it and whenever.
  case update(holding: Int64)
  /// That event alone, out of its update.
  case event(Int64)

  package static let last = UndoTarget.newest(1)
}

/// What is to be brought back.
package enum RedoTarget: Equatable, Sendable {
  /// As many of the newest undos that have not been redone.
  case newest(Int)
  /// The undo that holds the event with this number.
  case update(holding: Int64)

  package static let last = RedoTarget.newest(1)
}

/// Why there is nothing to be planned.
package enum UndoRefusal: Equatable, Sendable {
  /// No update is left to take back, or no undo to bring back.
  case nothingLeft
  /// The history that is kept holds no such event; the numbers are those of its first and last one.
  case notRecorded(Int64, kept: EventSpan?)
  /// The event with the second number has taken it back already.
  case alreadyUndone(Int64, by: Int64)
  /// It is no undo, so there is nothing to redo.
  case notAnUndo(Int64)
  /// A record of the whole state with nothing before it that is kept: what it changed is not known.
  case notReversible(Int64)
}
