/// What one worker did, in its own words; all moments are nanoseconds of the monotonic clock, which processes share.
package struct WorkerAccount: Equatable, Sendable {
  /// Updates made.
  package var turns = 0
  /// Times the deadline passed before the lock was its own.
  package var failed = 0
  /// When it first held the lock; nil when it never did.
  package var firstHeldAt: Int64?
  /// When it was done.
  package var endedAt: Int64 = 0
  /// How long it waited for the lock each time it got it in a loop.
  package var waits = WaitTimes()
  /// From another one's release to its own hold, each time it was waiting already.
  package var handovers = WaitTimes()

  package init() {}

  /// Three lines: the numbers, the waits, the handovers.
  package var text: String {
    """
    \(turns) \(failed) \(firstHeldAt.map { String($0) } ?? "-") \(endedAt)
    \(waits.text)
    \(handovers.text)

    """
  }

  /// Reads `text` back; nil for anything else, such as the answer of one that was killed while it wrote.
  package init?(text: some StringProtocol) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty else { return nil }
    let words = lines[0].split(separator: " ")
    guard words.count == 4, let turns = Int(words[0]), let failed = Int(words[1]),
      let endedAt = Int64(words[3]),
      let waits = WaitTimes(text: lines[1]), let handovers = WaitTimes(text: lines[2])
    else { return nil }
    self.turns = turns
    self.failed = failed
    firstHeldAt = Int64(words[2])
    self.endedAt = endedAt
    self.waits = waits
    self.handovers = handovers
  }
}
