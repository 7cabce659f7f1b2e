import AgentDetection
import DurableFiles
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// A hook event that has something to say, with the project it says it to.
struct ServedHook {
  let project: Project
  let envelope: HookEnvelope
  let observation: Observation
  let fallbackEvent: String?

  /// Records the observation and returns the answer for the host, or nil for silence.
  ///
  /// - Throws: A failure that is in the log already; the observation is in the spool then, if it could be put there.
  func record(until deadline: Deadline, _ timer: inout HookTimer) throws(Failure) -> [UInt8]? {
    let store = project.store(for: "hook " + envelope.event)
    let policy = project.policy
    if observation.isOnlyActivity {
      let isKnown = saysNothingNew(store, policy)
      timer.end(.read)
      if isKnown {
        timer.course = .withoutLock
        return nil
      }
    }
    let log = ProjectLog(project: project)
    do {
      let outcome = try store.update(until: deadline, policy: policy, spool: project.spoolReader) {
        transaction in
        project.name(&transaction, at: observation.time)
        transaction.resolve(observation)
      }
      timer.end(outcome.stages)
      log.write(outcome.notes)
      log.write(
        .debug, "\(envelope.event): \(outcome.events.count) event(s), now at \(outcome.state.sequence)")
      return reply(outcome)
    } catch {
      if case .lockBusy = error {
        timer.end(.lockWait)
        timer.course = .withLock
      }
      let failure = Failure(error)
      log.write(.error, "\(envelope.event): \(failure.message)")
      if error.leavesNothingRecorded { putAside(store, log) }
      throw failure
    }
  }

  /// Whether the activity is known already, as a look without the lock tells: most tool calls come within seconds of another.
  private func saysNothingNew(_ store: ProgressStore, _ policy: ResolutionPolicy) -> Bool {
    guard let state = try? store.read(), state.project != nil else { return false }
    var transaction = ProgressTransaction(state: state, policy: policy)
    transaction.resolve(observation)
    return transaction.events.isEmpty
  }

  private func putAside(_ store: ProgressStore, _ log: ProjectLog) {
    let arrived = ArrivedPayload(
      time: observation.time, fallbackEvent: fallbackEvent, payload: envelope.payload,
      environment: envelope.environment)
    do {
      try store.spool(arrived.bytes())
      log.write(.info, "\(envelope.event): put aside for the next hook")
    } catch {
      log.write(.error, "\(envelope.event): lost: \(Failure(error).message)")
    }
  }

  private func reply(_ outcome: ProgressStore.Outcome) -> [UInt8]? {
    guard HookReply.showsMessage(for: envelope.event, client: envelope.client) else { return nil }
    let migration = outcome.notes.lazy.filter(\.isMigration).map(\.sentence).first
    let parts = [migration, message(outcome)].compactMap { $0 }
    return parts.isEmpty ? nil : HookReply.systemMessage(parts.joined(separator: "\n"))
  }

  private func message(_ outcome: ProgressStore.Outcome) -> String? {
    if envelope.event == "SessionStart" {
      return SessionStartNotice(outcome.state, from: project.viewpoint).text()
    }
    guard outcome.isVisible else { return nil }
    if project.context.isSet("ORCHESTRA_PROGRESS_VERBOSE") || project.settings.isVerbose {
      return DetailedDisplay(outcome.state, from: project.viewpoint).text()
    }
    return CompactDisplay(outcome.state, from: project.viewpoint).text()
  }
}

extension StoreError {
  /// Whether the failed update is certainly not in the journal, so that putting it aside cannot apply it twice.
  fileprivate var leavesNothingRecorded: Bool {
    switch self {
    case .lockBusy, .newerSnapshot, .newerJournal, .journalDamaged, .notInitialized, .settingsInvalid,
      .heldSnapshot, .migrationFailed, .noSuchBackup:
      true
    case .file(.appendFailed(_, let rollback)): rollback == nil
    case .file: true
    case .unconfirmed: false
    }
  }
}
