import ProgressModel
import ProgressStore
import Rendering

/// The recorded events of a project, for the commands that tell how something came to be.
///
/// In a view into the past it ends at the view's moment.
struct RecordedHistory {
  private let history: JournalHistory
  /// The number of the last event that counts; nil for all there are.
  private let end: Int64?

  init(of project: Project) throws(Failure) {
    history = try project.history()
    end = try project.view()?.past.state.sequence
  }

  /// Returns what happened to a task, oldest first; empty when no record of it is kept.
  func steps(ofTask id: String) throws(Failure) -> [EvidenceStep] {
    do {
      return try history.events(ofTask: id).prefix { isShown($0.update) }.map { trace in
        EvidenceStep(
          trace.events, sequence: trace.update.firstSequence, time: trace.update.time, before: trace.before,
          after: trace.after)
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Returns the events that `isWanted` takes, oldest first.
  func events(where isWanted: (ProgressEvent) -> Bool) throws(Failure) -> [ProgressEvent] {
    var events: [ProgressEvent] = []
    try walk { update, _ in
      for event in update.events where isWanted(event) { events.append(event) }
      return .goOn
    }
    return events
  }

  /// Returns the number of the last event that is not later than `moment`; nil when all that are kept are.
  func sequence(at moment: Timestamp) throws(Failure) -> Int64? {
    do { return try history.lastSequence(upTo: moment) } catch { throw Failure(error) }
  }

  /// Follows all tasks through what is kept, up to and with the event `last`; `body` sees the state there.
  func chronicle(
    upTo last: Int64? = nil, _ body: (ProgressState) -> Void = { _ in }
  ) throws(Failure) -> TaskChronicle {
    var chronicle = TaskChronicle()
    // What an update did is seen in the state before the next one.
    var open: RecordedUpdate?
    func close(_ state: ProgressState) {
      guard let update = open else { return }
      if update.isCheckpoint { chronicle.begin(with: state) }
      chronicle.take(update.events, leadingTo: state)
    }
    let state = try walk(upTo: last) { update, before in
      close(before)
      chronicle.noteDeparting(update.events, in: before)
      open = update
      return .goOn
    }
    close(state)
    body(state)
    return chronicle
  }

  /// Walks through the updates that count, oldest first; what an update did is in the state before the next.
  ///
  /// - Returns: The state behind the last of them, settled.
  @discardableResult
  func walk(
    from start: Int64 = 1, upTo last: Int64? = nil,
    _ body: (RecordedUpdate, _ before: ProgressState) throws -> Walk
  ) throws(Failure) -> ProgressState {
    let end = min(self.end ?? .max, last ?? .max)
    do {
      return try history.updates(from: start) { update, before in
        if update.firstSequence > end { return .stop }
        return try body(update, before)
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Returns the `count` newest of what `pick` takes out of the updates, oldest first.
  func newest<Element>(
    _ count: Int, _ pick: (RecordedUpdate, _ before: ProgressState) -> [Element]
  ) throws(Failure) -> [Element] {
    do {
      return try history.newest(count) { update, before in isShown(update) ? pick(update, before) : [] }
    } catch {
      throw Failure(error)
    }
  }

  /// Begins to follow what is recorded from now on.
  func follower(_ body: (RecordedUpdate, _ before: ProgressState) -> Void) throws(Failure) -> JournalFollower
  {
    do { return try JournalFollower(history, from: .max, body) } catch { throw Failure(error) }
  }

  private func isShown(_ update: RecordedUpdate) -> Bool { update.firstSequence <= end ?? .max }

  private static func failure(_ error: any Error) -> Failure {
    switch error {
    case let error as StoreError: Failure(error)
    case let failure as Failure: failure
    default: Failure(.internalFault, "Cannot read the journal: \(error)")
    }
  }
}
