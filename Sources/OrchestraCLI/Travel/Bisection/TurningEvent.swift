import ProgressModel
import ProgressStore

/// The one event of an update at which a condition turned, and what the update changed.
struct TurningEvent: Sendable {
  let update: RecordedUpdate
  /// The event; nil for a record of the whole state.
  let event: ProgressEvent?
  let comparison: StateComparison

  /// Reads the update again with the state before it, and applies its events one by one.
  init(_ turn: Bisection.Turn, of condition: StateCondition, in history: RecordedHistory) throws(Failure) {
    var before = ProgressState()
    let first = turn.update.firstSequence
    let after = try history.walk(from: max(1, first - 1), upTo: turn.update.lastSequence) { update, state in
      if update.firstSequence == first { before = state }
      return .goOn
    }
    update = turn.update
    ProgressReducer.settle(&before)
    comparison = StateComparison(before: before, after: after)
    event = try Self.event(turn, of: condition, from: before)
  }

  /// The last event of the update behind which the condition is another than before it.
  private static func event(
    _ turn: Bisection.Turn, of condition: StateCondition, from before: ProgressState
  ) throws(Failure) -> ProgressEvent? {
    let events = turn.update.events
    guard events.count > 1 else { return events.first }
    var state = before
    var held = !turn.holds
    var found = events.last
    for event in events {
      ProgressReducer.apply(event, to: &state)
      var settled = state
      ProgressReducer.settle(&settled)
      let holds = try condition.holds(in: settled, at: event.time)
      if holds != held, holds == turn.holds { found = event }
      held = holds
    }
    return found
  }
}
