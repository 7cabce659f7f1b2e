import ProgressModel
import ProgressStore
import Rendering

/// The recorded events of a project, for the commands that tell how something came to be.
struct RecordedHistory {
  private let history: JournalHistory

  init(of project: Project) throws(Failure) {
    do {
      history = try JournalHistory.open(root: project.root, access: project.settings.access)
    } catch {
      throw Failure(error)
    }
  }

  /// Returns what happened to a task, oldest first; empty when no record of it is kept.
  func steps(ofTask id: String) throws(Failure) -> [EvidenceStep] {
    do {
      return try history.events(ofTask: id).map { trace in
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
    do {
      try history.updates { update, _ in
        for event in update.events where isWanted(event) { events.append(event) }
        return .goOn
      }
    } catch {
      throw Self.failure(error)
    }
    return events
  }

  /// Follows all tasks through everything that is kept.
  func chronicle() throws(Failure) -> TaskChronicle {
    var chronicle = TaskChronicle()
    // What an update did is seen in the state before the next one.
    var open: RecordedUpdate?
    func close(_ state: ProgressState) {
      guard let update = open else { return }
      if update.isCheckpoint { chronicle.begin(with: state) }
      chronicle.take(update.events, leadingTo: state)
    }
    do {
      let state = try history.updates { update, before in
        close(before)
        open = update
        return .goOn
      }
      close(state)
    } catch {
      throw Self.failure(error)
    }
    return chronicle
  }

  private static func failure(_ error: any Error) -> Failure {
    switch error {
    case let error as StoreError: Failure(error)
    case let failure as Failure: failure
    default: Failure(.internalFault, "Cannot read the journal: \(error)")
    }
  }
}
