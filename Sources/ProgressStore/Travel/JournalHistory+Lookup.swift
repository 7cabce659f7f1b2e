import DurableFiles
package import ProgressModel

/// Single updates and states out of the history.
extension JournalHistory {
  /// Returns the newest `count` updates, oldest first.
  package func newest(_ count: Int) throws(StoreError) -> [RecordedUpdate] {
    try newest(count) { update, _ in [update] }
  }

  /// Returns the newest `count` of what `pick` takes out of the updates, oldest first.
  ///
  /// Files are read from the newest backwards, each once, until there are enough.
  package func newest<Element>(
    _ count: Int, _ pick: (RecordedUpdate, _ before: ProgressState) -> [Element]
  ) throws(StoreError) -> [Element] {
    if count <= 0 { return [] }
    var found: [Element] = []
    var end = Int64.max
    for start in try fileStarts() {
      var inFile: [Element] = []
      try walk(from: start) { update, before in
        if update.firstSequence >= end { return .stop }
        inFile += pick(update, before)
        if inFile.count / 2 >= count { inFile.removeFirst(inFile.count - count) }
        return .goOn
      }
      found = inFile + found
      end = start
      if found.count >= count { break }
    }
    return Array(found.suffix(count))
  }

  /// Returns the update that holds the event with this number, or nil when it is not kept or not recorded yet.
  package func update(holding sequence: Int64) throws(StoreError) -> RecordedUpdate? {
    var found: RecordedUpdate?
    try walk(from: sequence) { update, _ in
      if update.lastSequence < sequence { return .goOn }
      if update.firstSequence <= sequence { found = update }
      return .stop
    }
    return found
  }

  /// Returns the state at a moment, settled; nil where the history does not reach.
  ///
  /// Before its first event a project has the empty state. A time after the newest update gives the newest state.
  package func state(at moment: Moment) throws(StoreError) -> ProgressState? {
    switch moment {
    case .sequence(0): try state(around: 1, isAfter: false)
    case .sequence(let sequence): try state(around: sequence, isAfter: true)
    case .before(let sequence): try state(around: sequence, isAfter: false)
    case .time(let time):
      if let sequence = try lastSequence(upTo: time) {
        // The record may prove torn: then the ones before it count.
        try state(around: sequence, isAfter: true, orBefore: true)
      } else {
        nil
      }
    }
  }

  private func state(
    around sequence: Int64, isAfter: Bool, orBefore: Bool = false
  ) throws(StoreError) -> ProgressState? {
    // The update before a file's first is in the file before.
    let start = isAfter ? sequence : sequence - 1
    var isFound = false
    var isKnown = false
    let walk = try entryWalk(from: start) { update, followsGap, _ in
      if isFound && isAfter { return .stop }
      guard let first = update.first?.sequence, let last = update.last?.sequence else { return .goOn }
      if first <= sequence && sequence <= last {
        isFound = true
        // Of the first record that is kept nobody knows what was before it, unless it is the project's first.
        if followsGap { isKnown = false }
        if first == 1 { isKnown = true }
        if !isAfter { return .stop }
      } else if first > sequence {
        return .stop
      }
      isKnown = true
      return .goOn
    }
    return isFound && (isAfter || isKnown) || orBefore && isKnown ? walk.state : nil
  }

  /// Returns the number of the last update that is not later than `time`.
  ///
  /// Only the beginnings of the lines are read: a state made for every update on the way would cost a hundred times as much.
  package func lastSequence(upTo time: Timestamp) throws(StoreError) -> Int64? {
    do {
      guard let files = try files() else { return nil }
      let active = try files.active.read(from: 0, upTo: files.active.size)
      if let found = RecordHead.last(in: active, upTo: time) { return found.sequence }
      for segment in files.segments.reversed() {
        guard let (bytes, _) = try files.read(segment) else { continue }
        if let found = RecordHead.last(in: bytes, upTo: time) { return found.sequence }
      }
      return nil
    } catch {
      throw StoreError(error)
    }
  }
}
