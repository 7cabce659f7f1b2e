package import DurableFiles
package import ProgressModel

/// What undo or redo did.
package struct UndoOutcome: Sendable {
  /// The plan as it was made under the lock, with what stood in the way.
  package var plan: UndoPlan
  /// The event that was recorded; empty when there was nothing to do, or when conflicts were not to be forced.
  package var events: [ProgressEvent]
  package var state: ProgressState
  package var notes: [StoreNote]

  /// Whether nothing was recorded because of conflicts.
  package var isRefused: Bool { events.isEmpty && !plan.conflicts.isEmpty }
}

extension ProgressStore {
  /// Returns the recorded history of the project.
  package func history() throws(StoreError) -> JournalHistory {
    try JournalHistory.open(root: root, access: settings.access)
  }

  /// Plans to take something back, without a lock and without changing anything; nil when there is no state.
  package func planUndo(of target: UndoTarget) throws(StoreError) -> UndoPlan? {
    try plan { history, state throws(StoreError) in try UndoPlan.make(of: target, in: history, current: state)
    }
  }

  /// Plans to bring something back, without a lock and without changing anything; nil when there is no state.
  package func planRedo(of target: RedoTarget) throws(StoreError) -> UndoPlan? {
    try plan { history, state throws(StoreError) in
      try UndoPlan.make(redoing: target, in: history, current: state)
    }
  }

  /// Takes something back: plans against the state as it is under the lock and records that.
  ///
  /// With conflicts nothing is recorded unless `isForced`; then what was changed since is overwritten too, as far as it can be.
  /// Waits for the lock up to `deadline`.
  /// - Throws: What `update` throws, with the same consequences; also when the history cannot be read.
  package func undo(
    _ target: UndoTarget, forced isForced: Bool, until deadline: Deadline, policy: ResolutionPolicy
  ) throws(StoreError) -> UndoOutcome {
    try restore(forced: isForced, until: deadline, policy: policy) { history, state throws(StoreError) in
      try UndoPlan.make(of: target, in: history, current: state)
    }
  }

  /// Brings back what an undo took back, in the manner of `undo`.
  package func redo(
    _ target: RedoTarget, forced isForced: Bool, until deadline: Deadline, policy: ResolutionPolicy
  ) throws(StoreError) -> UndoOutcome {
    try restore(forced: isForced, until: deadline, policy: policy) { history, state throws(StoreError) in
      try UndoPlan.make(redoing: target, in: history, current: state)
    }
  }

  private func plan(
    _ make: (JournalHistory, ProgressState) throws(StoreError) -> UndoPlan
  ) throws(StoreError) -> UndoPlan? {
    guard let state = try read() else { return nil }
    return try make(history(), state)
  }

  private func restore(
    forced isForced: Bool, until deadline: Deadline, policy: ResolutionPolicy,
    _ make: (JournalHistory, ProgressState) throws(StoreError) -> UndoPlan
  ) throws(StoreError) -> UndoOutcome {
    guard try hasState() else { throw .notInitialized(path: root.path) }
    while true {
      var result: Result<UndoPlan, StoreError>?
      let moment = Timestamp(clock.now())
      let outcome = try update(until: deadline, policy: policy) { transaction in
        do throws(StoreError) {
          let history = try self.history()
          // An edit by hand is recorded by this update first; it is the newest change there is then.
          guard try history.reaches(transaction.state.sequence) else { return }
          let plan = try make(history, transaction.state)
          result = .success(plan)
          if plan.conflicts.isEmpty || isForced {
            transaction.restore(plan.restoration(forced: isForced), at: moment)
          }
        } catch {
          result = .failure(error)
        }
      }
      guard let result else { continue }
      return UndoOutcome(
        plan: try result.get(), events: outcome.events, state: outcome.state, notes: outcome.notes)
    }
  }

  /// Whether there is a project to change: undo must not found one.
  private func hasState() throws(StoreError) -> Bool {
    do { return try StorePlaces.openIfPresent(root: root, access: settings.access) != nil } catch {
      throw StoreError(error)
    }
  }
}

extension JournalHistory {
  /// Whether the newest record has this number: the state is recorded as it is.
  fileprivate func reaches(_ sequence: Int64) throws(StoreError) -> Bool {
    try newest(1).last?.lastSequence ?? 0 == sequence
  }
}
