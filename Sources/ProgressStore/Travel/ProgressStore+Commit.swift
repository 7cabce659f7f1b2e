package import DurableFiles
package import ProgressModel

/// What a commit did.
package struct CommitOutcome: Sendable {
  /// What was recorded, as one update; empty when it was refused or nothing was left to do.
  package var events: [ProgressEvent]
  /// Everything that was changed outside as well, whatever the mode made of it.
  package var conflicts: [StateConflict]
  /// What it changed in the state that was there.
  package var comparison: StateComparison
  package var state: ProgressState
  package var notes: [StoreNote]
  /// Whether nothing was recorded because of conflicts.
  package var isRefused: Bool
}

extension ProgressStore {
  /// Brings a sandbox into the state as it is under the lock, and records it as one update.
  ///
  /// With `refuse` and any conflict nothing is recorded. Waits for the lock up to `deadline`.
  /// - Throws: What `update` throws, with the same consequences.
  package func commit(
    _ sandbox: Sandbox, mode: CommitMode, until deadline: Deadline, policy: ResolutionPolicy
  ) throws(StoreError) -> CommitOutcome {
    var conflicts: [StateConflict] = []
    var isRefused = false
    var present = sandbox.base
    let outcome = try update(until: deadline, policy: policy) { transaction in
      present = transaction.state
      var commit = SandboxCommit(sandbox, mode: mode)
      var attempt = transaction
      commit.apply(sandbox.events, to: &attempt)
      conflicts = commit.conflicts
      isRefused = mode == .refuse && !conflicts.isEmpty
      if !isRefused { transaction = attempt }
    }
    return CommitOutcome(
      events: outcome.events, conflicts: conflicts,
      comparison: StateComparison(before: present, after: outcome.state), state: outcome.state,
      notes: outcome.notes, isRefused: isRefused)
  }

  /// Returns what a commit would meet and lead to, without a lock and without changing anything; nil without a state.
  package func planCommit(
    _ sandbox: Sandbox, mode: CommitMode
  ) throws(StoreError) -> (conflicts: [StateConflict], comparison: StateComparison)? {
    guard let state = try read() else { return nil }
    var commit = SandboxCommit(sandbox, mode: mode)
    var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
    commit.apply(sandbox.events, to: &transaction)
    return (commit.conflicts, StateComparison(before: state, after: transaction.finished().state))
  }
}
