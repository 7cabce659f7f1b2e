import DurableFiles
import ProgressModel
import Rendering

/// The read-only view into the past that `at` opens: what every looking command shows instead of the present.
struct TravelView: Sendable {
  /// The path of the project it belongs to.
  let project: String
  let past: PastMoment
  /// The clock that goes on outside.
  let presentClock: any WallClock

  /// The clock of displays, which stands at the moment.
  var clock: any WallClock { FixedClock(milliseconds: past.time.milliseconds) }

  /// How the prompt names it: the event's number, or the time, with its date unless that is today's.
  var label: String {
    if let sequence = past.sequence { return String(sequence) }
    let text = UTCText.moment(past.time)
    let isToday = text.prefix(10) == UTCText.moment(Timestamp(presentClock.now())).prefix(10)
    return isToday ? String(text.dropFirst(11).dropLast()) : String(text.dropLast())
  }
}

/// A state of the recorded history, with the moment it was asked for.
struct PastMoment: Sendable {
  /// Right after the last update that counts.
  var state: ProgressState
  /// The time asked for; of an event, its own.
  var time: Timestamp
  /// The number of the event that was asked for; nil where a time was.
  var sequence: Int64?

  /// For people: `2026-11-22T10:30:25Z, after event 57`.
  var words: String {
    let last = state.sequence == 0 ? "before the first event" : "after event \(state.sequence)"
    return "\(UTCText.moment(time)), \(last)"
  }
}

extension ProgramContext {
  /// The clock of the present, also while a view into the past is open.
  var presentClock: any WallClock { session?.view?.presentClock ?? clock }

  /// The moment of now, also while a view into the past is open.
  var presentNow: Timestamp { Timestamp(presentClock.now()) }
}
