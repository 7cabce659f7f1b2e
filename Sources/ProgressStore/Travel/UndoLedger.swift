import ProgressModel

/// Which updates are taken back, worked out from the journal alone, so that all sessions agree.
///
/// Taking back an undo brings back what it took back, and so on down.
struct UndoLedger {
  struct Entry {
    let span: EventSpan
    /// Whether `undo` without a number comes to it.
    let isSubstantial: Bool
    /// What it takes back itself; nil for anything but an undo or redo.
    let restoration: (kind: Restoration.Kind, spans: [EventSpan])?
    let isReversible: Bool
    /// The parts of it that are taken back now, each with the event that did.
    fileprivate(set) var reverted: [(span: EventSpan, by: Int64)] = []
  }

  private(set) var entries: [Entry] = []

  init(_ history: JournalHistory) throws(StoreError) {
    try history.walk { update, _ in
      note(update)
      return .goOn
    }
  }

  /// First and last number that is kept.
  var kept: EventSpan? {
    guard let first = entries.first, let last = entries.last else { return nil }
    return EventSpan(first: first.span.first, last: last.span.last)
  }

  func entry(holding sequence: Int64) -> Entry? { index(holding: sequence).map { entries[$0] } }

  /// Returns the newest updates that `undo` would take back, newest first.
  func newestToUndo(_ count: Int) -> [EventSpan] {
    entries.reversed().lazy
      .filter { $0.isSubstantial && $0.restoration == nil && !$0.isTakenBack }
      .prefix(max(0, count)).map(\.span)
  }

  /// Returns the newest undos that `redo` would bring back, newest first.
  func newestToRedo(_ count: Int) -> [EventSpan] {
    entries.reversed().lazy
      .filter { $0.restoration?.kind == .undo && !$0.isTakenBack }
      .prefix(max(0, count)).map(\.span)
  }

  private mutating func note(_ update: RecordedUpdate) {
    var restoration: (kind: Restoration.Kind, spans: [EventSpan])?
    for case .restored(let restored) in update.events.lazy.map(\.change) {
      restoration = (restored.kind, (restoration?.spans ?? []) + restored.spans)
    }
    let isEdit = update.checkpoint?.reason == .adopted
    entries.append(
      Entry(
        span: update.span, isSubstantial: isEdit || update.events.contains { $0.change.isSubstantial },
        restoration: restoration, isReversible: !update.followsGap))
    guard let restoration else { return }
    for span in restoration.spans { revert(span, by: update.lastSequence) }
  }

  /// Marks a span as taken back, and turns around what it took back itself.
  private mutating func revert(_ span: EventSpan, by sequence: Int64) {
    var pending = [(span: span, isReverted: true)]
    while let (span, isReverted) = pending.popLast() {
      guard let index = index(holding: span.first) else { continue }
      if isReverted {
        entries[index].reverted.append((span, sequence))
      } else {
        entries[index].reverted.removeAll { $0.span == span }
      }
      pending += (entries[index].restoration?.spans ?? []).map { ($0, !isReverted) }
    }
  }

  private func index(holding sequence: Int64) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].span.last < sequence { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].span.contains(sequence) ? low : nil
  }
}

extension UndoLedger.Entry {
  /// Whether every event of it is taken back.
  var isTakenBack: Bool { isTakenBack(span) != nil }

  /// Returns the event that took the last missing part of `wanted` back, or nil while some of it counts.
  func isTakenBack(_ wanted: EventSpan) -> Int64? {
    var next = wanted.first
    for part in reverted.sorted(by: { $0.span.first < $1.span.first })
    where part.span.first <= next && part.span.last >= next {
      next = part.span.last + 1
    }
    return next > wanted.last ? reverted.map(\.by).max() : nil
  }
}

extension Change {
  /// Whether somebody meant something by it, which `undo` can take back.
  fileprivate var isSubstantial: Bool {
    switch self {
    case .taskCreated, .taskRemoved, .agentStarted, .agentStopped, .sessionEnded: true
    case .taskChanged(_, let changes): !changes.isOnlyPlace
    case .projectNamed, .sessionStarted, .sessionResumed, .sessionChanged, .sessionsArchived: false
    case .agentRequested, .agentChanged, .activity, .note, .spoolTaken, .restored: false
    }
  }
}
