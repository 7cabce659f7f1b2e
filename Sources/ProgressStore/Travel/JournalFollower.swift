import DurableFiles
package import ProgressModel

/// Sees the updates that are recorded from now on, as often as it is asked.
///
/// It goes on where it stopped: only what is new is read, unless the journal was rotated meanwhile. A record that is being
/// written just now is seen the next time.
package struct JournalFollower {
  private let history: JournalHistory
  private var state: ProgressState
  private var position: JournalPosition
  /// The number of the first record in the file it stopped in: tells that file from the one after a rotation.
  private var firstOfFile: Int64?

  /// Shows everything from the file that holds `start` on to `body`, and stands behind it.
  package init(
    _ history: JournalHistory, from start: Int64 = 1,
    _ body: (RecordedUpdate, _ before: ProgressState) -> Void
  ) throws(StoreError) {
    self.history = history
    (state, position) = (ProgressState(), .start)
    try begin(from: start, body)
  }

  /// Shows what has been recorded since the last time.
  package mutating func poll(_ body: (RecordedUpdate, _ before: ProgressState) -> Void) throws(StoreError) {
    guard let firstOfFile, try isSameFile(firstOfFile) else {
      let seen = position.sequence
      return try begin(from: seen.addingClamped(1)) { update, before in
        if update.lastSequence > seen { body(update, before) }
      }
    }
    do {
      guard let files = try history.files() else { return }
      let bytes = try files.active.read(from: position.offset, upTo: files.active.size)
      if bytes.isEmpty { return }
      var replay = JournalReplay(state: state, position: position)
      state = ProgressState()
      let end = replay.run(over: bytes) { entries, before in
        body(RecordedUpdate(entries, followsGap: false), before)
        return true
      }
      (state, position) = (replay.state, replay.position)
      switch end {
      case .clean, .tornTail, .stopped: return
      case .damaged(let offset): throw StoreError.journalDamaged(path: files.active.path, offset: offset)
      case .newer(let type, let sequence): throw StoreError.newerJournal(type: type, sequence: sequence)
      }
    } catch let error as StoreError {
      throw error
    } catch let error as FileError {
      throw StoreError(error)
    } catch {
      return
    }
  }

  private mutating func begin(
    from start: Int64, _ body: (RecordedUpdate, _ before: ProgressState) -> Void
  ) throws(StoreError) {
    let walk = try history.finishedWalk(from: start) { update, before in
      body(update, before)
      return .goOn
    }
    state = walk.state
    position = walk.position ?? .start
    firstOfFile = walk.firstOfFile
  }

  /// Whether the active file is the one it stopped in, and no shorter than it was.
  private func isSameFile(_ first: Int64) throws(StoreError) -> Bool {
    do {
      guard let files = try history.files(), files.active.size >= position.offset else { return false }
      return try files.headOfActive()?.sequence == first
    } catch {
      throw StoreError(error)
    }
  }
}
