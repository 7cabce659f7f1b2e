import ProgressModel
import ProgressStore
import Rendering

extension Project {
  func history() throws(Failure) -> JournalHistory {
    do { return try JournalHistory.open(root: root, access: settings.access) } catch { throw Failure(error) }
  }

  /// From where to where the history goes; nil for a project without a journal.
  func keptHistory() throws(Failure) -> KeptHistory? {
    let history = try history()
    do { return try history.kept() } catch { throw Failure(error) }
  }

  /// Finds the state at a moment of the recorded history, seen from the present.
  ///
  /// - Throws: `Failure`; status 66 when the moment is not kept or not recorded yet, usage when it lies ahead.
  func past(at moment: MomentText) throws(Failure) -> PastMoment {
    let now = context.presentNow
    let history = try history()
    guard let kept = try keptHistory() else { throw Failure(StoreError.notInitialized(path: path)) }
    guard let point = moment.point(at: now) else {
      throw Failure(.usage, "Cannot read the moment '\(VisibleText.of(moment.text))'", hint: Self.moments)
    }
    try Self.check(point, of: moment, against: kept, at: now)
    let state: ProgressState?
    do { state = try history.state(at: point) } catch { throw Failure(error) }
    guard let state else { throw Self.missing(moment, kept) }
    guard case .time(let time) = point else {
      return PastMoment(state: state, time: state.updatedAt, sequence: moment.sequence)
    }
    return PastMoment(state: state, time: time)
  }

  /// What a moment may look like, for hints.
  static let moments =
    "A moment is an event's number as in 'log' (57), a time ago (-5m), now, 09:30, 2026-11-22, 2026-11-22T09:30, or Unix milliseconds"

  private static func check(
    _ point: Moment, of moment: MomentText, against kept: KeptHistory, at now: Timestamp
  ) throws(Failure) {
    switch point {
    case .sequence(let sequence), .before(let sequence):
      if sequence > kept.last.sequence {
        throw Failure(
          .missingInput,
          "Cannot look at event \(sequence): it is not recorded yet, the newest is \(kept.last.sequence)",
          hint: sequence > 1_000_000_000
            ? "For a time in Unix seconds, write \(sequence)000" : "'orchestra log' lists the newest")
      }
      if sequence < kept.first.sequence - (kept.isWhole ? 1 : 0) { throw missing(moment, kept) }
    case .time(let time):
      if time > now {
        throw Failure(
          .usage, "Cannot look at \(UTCText.moment(time)): it lies ahead, now is \(UTCText.moment(now))")
      }
    }
  }

  /// The moment lies before what is kept.
  private static func missing(_ moment: MomentText, _ kept: KeptHistory) -> Failure {
    let what = moment.sequence.map { "event \($0)" } ?? "'\(VisibleText.of(moment.text))'"
    let first = "event \(kept.first.sequence) of \(UTCText.moment(kept.first.time))"
    if kept.isWhole {
      return Failure(.missingInput, "Cannot look at \(what): the history begins with \(first)")
    }
    return Failure(
      .missingInput, "Cannot look at \(what): the history is kept from \(first) on",
      hint:
        "Older journal segments are removed; 'journalSegments' in .orchestra/config.json keeps more of them")
  }
}
