package import ProgressModel

/// Single updates and states out of the history.
extension JournalHistory {
  /// Returns the newest `count` updates, oldest first.
  package func newest(_ count: Int) throws(StoreError) -> [RecordedUpdate] {
    if count <= 0 { return [] }
    // From the newest file backwards, until there are enough.
    for start in try fileStarts() {
      var found: [RecordedUpdate] = []
      try walk(from: start) { update, _ in
        found.append(update)
        if found.count >= 2 * count + 64 { found.removeFirst(found.count - count) }
        return .goOn
      }
      if found.count >= count || start == 1 { return Array(found.suffix(count)) }
    }
    return []
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
    case .sequence(let sequence): try state(around: sequence, isAfter: true)
    case .before(let sequence): try state(around: sequence, isAfter: false)
    case .time(let time):
      if let sequence = try lastSequence(upTo: time) {
        try state(around: sequence, isAfter: true)
      } else {
        nil
      }
    }
  }

  private func state(around sequence: Int64, isAfter: Bool) throws(StoreError) -> ProgressState? {
    // The update before a file's first is in the file before.
    let start = isAfter ? sequence : sequence - 1
    var isFound = false
    var isKnown = false
    let state = try walk(from: start) { update, _ in
      if isFound && isAfter { return .stop }
      if update.firstSequence <= sequence && sequence <= update.lastSequence {
        isFound = true
        // Of the first record that is kept nobody knows what was before it, unless it is the project's first.
        if update.followsGap { isKnown = false }
        if update.firstSequence == 1 { isKnown = true }
        if !isAfter { return .stop }
      } else if update.firstSequence > sequence {
        return .stop
      }
      isKnown = true
      return .goOn
    }
    return isFound && (isAfter || isKnown) ? state : nil
  }

  /// Returns the number of the last update that is not later than `time`.
  private func lastSequence(upTo time: Timestamp) throws(StoreError) -> Int64? {
    for start in try fileStarts() {
      var found: Int64?
      try walk(from: start) { update, _ in
        if update.time <= time { found = update.lastSequence }
        return .goOn
      }
      if found != nil || start == 1 { return found }
    }
    return nil
  }
}
