package import DurableFiles
package import ProgressModel

/// The recorded history of a project: every update that is still kept, with the state before it.
///
/// Reads only, and takes no lock; each walk sees the history as it stands when it begins. Records are verified as recovery does,
/// and a torn end is passed over. Where older segments have been pruned the history begins with the checkpoint of the oldest
/// that is left, which is marked `followsGap`. One segment is in memory at a time, and no state is copied for an event.
///
/// Invariants, each cited by a test:
/// 1. A walk sees every update exactly once and in order, also while the journal is rotated.
/// 2. The state before an update is that after the one before it; the state after the last is the store's.
/// 3. A walk may begin at any file, since every file but the first begins with a checkpoint.
package struct JournalHistory: Sendable {
  /// Nil for a project without any files.
  private let places: StorePlaces?

  /// Opens the history of the project at `root`; a project without a journal has an empty one.
  package static func open(root: Directory, access: StoreAccess) throws(StoreError) -> JournalHistory {
    do {
      return JournalHistory(places: try StorePlaces.openIfPresent(root: root, access: access))
    } catch {
      throw StoreError(error)
    }
  }

  /// Walks through the updates, oldest first, beginning with the file that holds `start`.
  ///
  /// `before` is the state before the update, not settled: agents that follow from tasks may lag behind. Keeping a copy of it
  /// costs as much as all its tasks; looking at it costs nothing. A `body` that throws ends the walk, and is thrown on.
  /// - Returns: The state after the last update that was seen to its end, settled: on `.stop`, the one before it.
  /// - Throws: `file`, `newerJournal`, `journalDamaged`, or what `body` throws.
  @discardableResult
  package func updates(
    from start: Int64 = 1, _ body: (RecordedUpdate, _ before: ProgressState) throws -> Walk
  ) throws -> ProgressState {
    var failure: (any Error)?
    let state = try walk(from: start) { update, before in
      do { return try body(update, before) } catch {
        failure = error
        return .stop
      }
    }
    if let failure { throw failure }
    return state
  }

  /// Walks as `updates` does, with a body that cannot fail.
  @discardableResult
  func walk(
    from start: Int64 = 1, _ body: (RecordedUpdate, _ before: ProgressState) -> Walk
  ) throws(StoreError) -> ProgressState {
    try finishedWalk(from: start, body).state
  }

  /// Walks as `walk` does, and returns where it ended, too.
  func finishedWalk(
    from start: Int64 = 1, _ body: (RecordedUpdate, _ before: ProgressState) -> Walk
  ) throws(StoreError) -> HistoryWalk {
    try entryWalk(from: start) { entries, followsGap, before in
      body(RecordedUpdate(entries, followsGap: followsGap), before)
    }
  }

  /// Walks through the updates as they stand in the journal, for those who only ask for numbers: making a `RecordedUpdate` of each
  /// would cost a fifth of the walk.
  func entryWalk(from start: Int64 = 1, _ body: HistoryWalk.Visitor) throws(StoreError) -> HistoryWalk {
    var walk = HistoryWalk()
    do {
      guard let files = try files() else { return walk }
      for segment in files.segments where segment.lastSequence >= start {
        // It may have been pruned since it was listed: the walk goes on behind it.
        guard let (bytes, path) = try files.read(segment) else { continue }
        if try walk.run(over: bytes, path: path, body) == .stop { return walk }
      }
      let bytes = try files.active.read(from: 0, upTo: files.active.size)
      _ = try walk.run(over: bytes, path: files.active.path, body)
      return walk
    } catch let error as FileError {
      throw StoreError(error)
    } catch let error as StoreError {
      throw error
    } catch {
      return walk
    }
  }

  /// The files as they stand now; nil for a project without a journal.
  func files() throws(FileError) -> JournalFiles? {
    guard let places else { return nil }
    return try JournalFiles.open(in: places)
  }

  /// The numbers of the first event each file may hold, newest file first, so that a search can go backwards.
  func fileStarts() throws(StoreError) -> [Int64] {
    do {
      guard let files = try files() else { return [] }
      return files.segments.reversed().map { $0.lastSequence.addingClamped(1) } + [1]
    } catch {
      throw StoreError(error)
    }
  }
}

/// One walk through the files of a journal.
struct HistoryWalk {
  /// Sees an update, with the state before it.
  typealias Visitor = (_ update: [JournalEntry], _ followsGap: Bool, _ before: ProgressState) -> Walk

  private(set) var state = ProgressState()
  /// Behind the last update of the last file that was seen; nil before the first.
  private(set) var position: JournalPosition?
  /// The number of the first record in that file.
  private(set) var firstOfFile: Int64?

  /// Shows the updates in one file's bytes to `body` and applies them.
  mutating func run(over bytes: [UInt8], path: String, _ body: Visitor) throws(StoreError) -> Walk {
    var isFirst = true
    let previous = position
    firstOfFile = nil
    // The state moves into the replay: a second reference would make its first change copy every task.
    var replay = JournalReplay(state: state, position: .start)
    state = ProgressState()
    let end = replay.run(over: bytes) { entries, before in
      let isLinked = !isFirst || Self.follows(entries, previous)
      if isFirst { firstOfFile = entries.first?.sequence }
      isFirst = false
      return body(entries, !isLinked, before) == .goOn
    }
    state = replay.state
    position = replay.position
    switch end {
    case .clean, .tornTail: return .goOn
    case .stopped: return .stop
    case .damaged(let offset): throw .journalDamaged(path: path, offset: offset)
    case .newer(let type, let sequence): throw .newerJournal(type: type, sequence: sequence)
    }
  }

  /// Whether a file's first update goes on from the end of the file before, or begins the project's history.
  private static func follows(_ entries: [JournalEntry], _ previous: JournalPosition?) -> Bool {
    guard let first = entries.first else { return true }
    guard case .checkpoint(let checkpoint) = first else { return first.sequence == 1 }
    guard let previous else { return first.sequence == 1 }
    return first.sequence == previous.sequence + 1 && checkpoint.chain == previous.chain
  }
}
