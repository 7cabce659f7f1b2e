import JSONTree
import ProgressModel
import ProgressStore

/// Has payloads served by hooks that are processes of their own, and looks at what each left behind.
struct FaultySink: PayloadSink {
  let processes: HookProcesses
  /// What goes wrong with each of them, in order.
  let faults: [SimulationFault?]
  private(set) var state = ProgressState()
  private(set) var outcomes: [FaultOutcome] = []
  private var waiting = 0

  /// A hook ends by itself within three seconds; a machine may be busy.
  private static let patience = Duration.seconds(20)

  init(processes: HookProcesses, faults: [SimulationFault?]) {
    self.processes = processes
    self.faults = faults
  }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    let fault = faults.indices.contains(outcomes.count) ? faults[outcomes.count] : nil
    let holder = fault == .heldLock ? try processes.startHolder() : nil
    if fault == .futureSnapshot { try processes.plantFutureSnapshot() }
    let hook = try processes.start(payload.hostBytes, fault == .heldLock ? nil : fault, at: payload.time)
    let status = hook.end(within: Self.patience)
    holder?.closeInput()
    holder?.end(within: Self.patience)
    let isUntouched = fault == .futureSnapshot ? try processes.removeFutureSnapshot() : true
    return try account(payload, fault, status, hook.elapsed, isUntouched)
  }

  private mutating func account(
    _ payload: ArrivedPayload, _ fault: SimulationFault?, _ status: Int32, _ elapsed: Duration,
    _ isUntouched: Bool
  ) throws(Failure) -> PlayedPayload {
    let event = payload.payload["hook_event_name"]?.string ?? ""
    let before = state.sequence
    state = try processes.state()
    let spooled: Int
    do { spooled = try processes.project.store(for: "simulate").spooledCount() } catch {
      throw Failure(error)
    }
    let fate: FaultOutcome.Fate =
      spooled > waiting ? .putAside : state.sequence > before ? .recorded : .notRecorded
    waiting = spooled
    outcomes.append(
      FaultOutcome(
        event: event, fault: fault, status: status, fate: fate, leftTheFutureAlone: isUntouched,
        milliseconds: Int64(elapsed / .milliseconds(1))))
    return PlayedPayload(event: event, events: try events(after: before))
  }

  /// What the journal holds beyond `sequence`.
  private func events(after sequence: Int64) throws(Failure) -> [ProgressEvent] {
    var events: [ProgressEvent] = []
    do {
      let history = try JournalHistory.open(
        root: processes.project.root, access: processes.project.settings.access)
      try history.updates(from: sequence + 1) { update, _ in
        events += update.events.filter { $0.sequence > sequence }
        return .goOn
      }
    } catch {
      throw Self.failure(error)
    }
    return events
  }

  /// Lets what waits be taken in, and looks whether the files agree with each other.
  ///
  /// - Throws: status 1 when something still waits, or the snapshot is not what the journal says.
  mutating func finish() throws(Failure) {
    let left = try processes.takeInWhatWaits()
    state = try processes.state()
    if left > 0 { throw Failure(.no, "Not as promised: \(left) payloads that were put aside still wait") }
    do {
      let history = try JournalHistory.open(
        root: processes.project.root, access: processes.project.settings.access)
      let told = try history.updates { _, _ in .goOn }
      guard StateComparison(before: told, after: state).isEmpty else {
        throw Failure(.no, "Not as promised: progress.json is not what the journal says")
      }
    } catch {
      throw Self.failure(error)
    }
  }

  static func failure(_ error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as StoreError: Failure(error)
    default: Failure(.internalFault, "Cannot read the journal")
    }
  }
}
