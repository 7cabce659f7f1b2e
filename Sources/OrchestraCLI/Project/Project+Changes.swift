import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

extension Project {
  /// Reads the state without a lock: that of the moment one looks at, else the sandbox's while one is open here.
  ///
  /// - Throws: `Failure`; status 66 when nothing is kept here yet.
  func state(for command: String) throws(Failure) -> ProgressState {
    if let view = try view() { return view.past.state }
    return try presentState(for: command)
  }

  /// The view into the past that is open here; nil in the present.
  ///
  /// - Throws: `Failure` of usage when the view is of another project: its moment means nothing here.
  func view() throws(Failure) -> TravelView? {
    guard let view = context.session?.view else { return nil }
    if view.project == path { return view }
    throw Failure(
      .usage,
      "Cannot look at '\(VisibleText.of(path))': the view into the past is of '\(VisibleText.of(view.project))'",
      hint: "'at now' comes back to the present; 'at MOMENT COMMAND --root FOLDER' looks at another project")
  }

  /// Reads the state as it is now, also while a view into the past is open.
  func presentState(for command: String) throws(Failure) -> ProgressState {
    if let sandbox = context.session?.sandbox(of: path) { return sandbox.state }
    let state: ProgressState?
    do { state = try storedState(for: command) } catch { throw Failure(error) }
    guard let state else { throw Failure(StoreError.notInitialized(path: path)) }
    return state
  }

  /// What a change by hand came to.
  struct Changed: Sendable {
    var before: ProgressState
    var after: ProgressState
    /// The events it recorded, or would record; empty when nothing was new.
    var events: [ProgressEvent]
  }

  /// Records what `body` resolves, under the same lock and into the same journal as hooks do.
  ///
  /// With `isDryRun` nothing is written, and in a sandbox nothing but the sandbox changes. A project without state is begun, at
  /// `moment` or now.
  /// - Throws: `Failure`; what `body` throws, which must then have recorded nothing, with nothing written.
  func change(
    for command: String, isDryRun: Bool = false, until deadline: Deadline = .after(.seconds(10)),
    at moment: Timestamp? = nil,
    _ body: (inout ProgressTransaction) throws(Failure) -> Void
  ) throws(Failure) -> Changed {
    if let refusal = TravelRule.refusal(of: [command], in: context) { throw refusal }
    if isDryRun {
      let present = context.session?.sandbox(of: path)?.state
      // Past `storedState`, which would migrate an older file.
      return try rehearse(on: present ?? (try? store(for: command).read()) ?? ProgressState(), body)
    }
    if let session = context.session, session.sandbox(of: path) != nil {
      return try change(sandboxOf: session, body)
    }
    var before = ProgressState()
    var refusal: Failure?
    let outcome: ProgressStore.Outcome
    do {
      outcome = try store(for: command).update(
        until: deadline, policy: policy, spool: spoolReader
      ) { transaction in
        before = transaction.state
        do throws(Failure) {
          if before.project == nil {
            // The name has to be the first event, and nothing may be recorded when the change is refused.
            var trial = transaction
            try body(&trial)
            name(&transaction, at: moment ?? context.now)
          }
          try body(&transaction)
        } catch {
          refusal = error
        }
      }
    } catch {
      throw Failure(error)
    }
    ProjectLog(project: self).write(outcome.notes)
    if let refusal { throw refusal }
    return Changed(before: before, after: outcome.state, events: outcome.events)
  }

  /// Applies `body` to the sandbox, which nobody else sees.
  private func change(
    sandboxOf session: ShellSession, _ body: (inout ProgressTransaction) throws(Failure) -> Void
  ) throws(Failure) -> Changed {
    var refusal: Failure?
    let changed = session.changeSandbox { open in
      let before = open.sandbox.state
      let events = open.change(policy: policy) { transaction in
        do throws(Failure) { try body(&transaction) } catch { refusal = error }
      }
      return Changed(before: before, after: open.sandbox.state, events: events)
    }
    if let refusal { throw refusal }
    return changed ?? Changed(before: ProgressState(), after: ProgressState(), events: [])
  }

  /// Applies `body` to a copy of the state.
  private func rehearse(
    on state: ProgressState, _ body: (inout ProgressTransaction) throws(Failure) -> Void
  ) throws(Failure) -> Changed {
    var transaction = ProgressTransaction(state: state, policy: policy)
    try body(&transaction)
    let (events, after) = transaction.finished()
    return Changed(before: state, after: after, events: events)
  }
}
