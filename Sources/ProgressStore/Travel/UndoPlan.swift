package import ProgressModel

/// What undo or redo would do to the present state, and what stands in its way.
///
/// Made by comparing three states for each update: before it, after it, and now. Whatever it made goes back to what was before,
/// unless somebody changed it since: that is a conflict, which stays as it is unless forced. Making a plan changes nothing.
package struct UndoPlan: Sendable {
  package let kind: Restoration.Kind
  /// What is taken back, newest first: for a redo the undos.
  package let updates: [RecordedUpdate]
  /// Why there is no plan; nil when there is one.
  package let refusal: UndoRefusal?
  /// What has been changed since and would be overwritten when forced.
  package let conflicts: [StateConflict]
  private let spans: [EventSpan]
  private let present: ProgressState
  private let gentle: ProgressState
  private let forced: ProgressState

  /// Plans to take back `target` in the present state.
  ///
  /// - Throws: `StoreError` when the history cannot be read.
  package static func make(
    of target: UndoTarget, in history: JournalHistory, current: ProgressState
  ) throws(StoreError) -> UndoPlan {
    let ledger = try UndoLedger(history)
    return try make(ledger.kind(of: target), ledger.spans(of: target), history, current)
  }

  /// Plans to bring back `target` in the present state.
  ///
  /// - Throws: `StoreError` when the history cannot be read.
  package static func make(
    redoing target: RedoTarget, in history: JournalHistory, current: ProgressState
  ) throws(StoreError) -> UndoPlan {
    let ledger = try UndoLedger(history)
    return try make(.redo, ledger.spans(of: target), history, current)
  }

  /// Whether carrying it out would change nothing, and nothing stands in its way either.
  package var isEmpty: Bool { restoration(forced: false).isEmpty && conflicts.isEmpty }

  /// The event that carries it out: without conflicting fields, or with the older value in them too.
  package func restoration(forced isForced: Bool) -> Restoration {
    Restoration(kind: kind, spans: spans, from: present, to: isForced ? forced : gentle)
  }

  /// The preview: what would change, without conflicting fields or with them.
  package func comparison(forced isForced: Bool) -> StateComparison {
    var result = isForced ? forced : gentle
    ProgressReducer.settle(&result)
    return StateComparison(before: present, after: result)
  }

  /// The preview without anything forced.
  package var comparison: StateComparison { comparison(forced: false) }

  private static func make(
    _ kind: Restoration.Kind, _ found: Result<[EventSpan], UndoRefusal>, _ history: JournalHistory,
    _ present: ProgressState
  ) throws(StoreError) -> UndoPlan {
    let spans: [EventSpan]
    switch found {
    case .success(let targets): spans = targets
    case .failure(let refusal): return UndoPlan(kind, refusing: refusal, present)
    }
    let effects = try UpdateEffect.all(of: spans, in: history)
    var (gentle, forced) = (present, present)
    var conflicts: [StateConflict] = []
    for effect in effects {
      let merge = StateMerge.merge(effect.delta.reversed, into: gentle, isForced: false)
      gentle = merge.state
      // A second update that touches the same field meets the same later change.
      for conflict in merge.conflicts where !conflicts.contains(where: { $0.isSame(as: conflict) }) {
        conflicts.append(conflict)
      }
      forced = StateMerge.merge(effect.delta.reversed, into: forced, isForced: true).state
    }
    if let last = effects.first?.update.lastSequence, !conflicts.isEmpty {
      try LaterChanges.name(&conflicts, since: last, in: history, present)
    }
    return UndoPlan(kind, effects, spans, conflicts, present, gentle, forced)
  }

  private init(_ kind: Restoration.Kind, refusing refusal: UndoRefusal, _ present: ProgressState) {
    self.kind = kind
    self.refusal = refusal
    self.present = present
    (updates, conflicts, spans) = ([], [], [])
    (gentle, forced) = (present, present)
  }

  private init(
    _ kind: Restoration.Kind, _ effects: [UpdateEffect], _ spans: [EventSpan],
    _ conflicts: [StateConflict], _ present: ProgressState, _ gentle: ProgressState, _ forced: ProgressState
  ) {
    self.kind = kind
    self.spans = spans
    self.conflicts = conflicts
    self.present = present
    self.gentle = gentle
    self.forced = forced
    updates = effects.map(\.update)
    refusal = nil
  }
}

extension UndoRefusal: Error {}

extension StateConflict {
  fileprivate func isSame(as other: StateConflict) -> Bool {
    entity == other.entity && field == other.field
  }
}

extension UndoLedger {
  /// To take back an undo is to redo.
  fileprivate func kind(of target: UndoTarget) -> Restoration.Kind {
    switch target {
    case .newest: .undo
    case .update(let sequence), .event(let sequence):
      entry(holding: sequence)?.restoration?.kind == .undo ? .redo : .undo
    }
  }

  fileprivate func spans(of target: UndoTarget) -> Result<[EventSpan], UndoRefusal> {
    switch target {
    case .newest(let count):
      let spans = newestToUndo(count)
      return spans.isEmpty ? .failure(.nothingLeft) : reversible(spans)
    case .update(let sequence): return single(sequence) { $0.span }
    case .event(let sequence): return single(sequence) { _ in EventSpan(first: sequence, last: sequence) }
    }
  }

  fileprivate func spans(of target: RedoTarget) -> Result<[EventSpan], UndoRefusal> {
    switch target {
    case .newest(let count):
      let spans = newestToRedo(count)
      return spans.isEmpty ? .failure(.nothingLeft) : .success(spans)
    case .update(let sequence):
      if let entry = entry(holding: sequence), entry.restoration == nil {
        return .failure(.notAnUndo(sequence))
      }
      return single(sequence) { $0.span }
    }
  }

  private func single(_ sequence: Int64, _ span: (Entry) -> EventSpan) -> Result<[EventSpan], UndoRefusal> {
    guard let entry = entry(holding: sequence) else { return .failure(.notRecorded(sequence, kept: kept)) }
    if let by = entry.isTakenBack(span(entry)) { return .failure(.alreadyUndone(sequence, by: by)) }
    return reversible([span(entry)])
  }

  private func reversible(_ spans: [EventSpan]) -> Result<[EventSpan], UndoRefusal> {
    for span in spans {
      if let entry = entry(holding: span.first), !entry.isReversible {
        return .failure(.notReversible(span.first))
      }
    }
    return .success(spans)
  }
}
