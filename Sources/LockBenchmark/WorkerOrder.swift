/// What one worker process does: handed over in the words of its command line.
package struct WorkerOrder: Equatable, Sendable {
  /// The kinds of work.
  package enum Work: Equatable, Sendable {
    /// One update, as soon as the barrier drops.
    case single
    /// Updates one after the other from the barrier on: for so long, or until the counter stands at so many, whichever is first.
    case loop(Duration, untilCount: Int64?)
    /// Takes the lock and keeps it until this process is killed or nobody is there any more.
    case keep
    /// One update, at once: waits behind one that keeps the lock.
    case follow
  }

  package var strategy: String
  package var work: Work
  /// How long an update holds the lock beyond reading and writing the counter; the worker computes meanwhile.
  package var hold: Duration
  /// How long it waits for the lock at most.
  package var deadline: Duration
  /// Who started it: without that one there is nothing to do.
  package var parent: Int32
  /// The folder with lock and counter.
  package var folder: String

  package init(
    strategy: String, work: Work, hold: Duration, deadline: Duration, parent: Int32, folder: String
  ) {
    self.strategy = strategy
    self.work = work
    self.hold = hold
    self.deadline = deadline
    self.parent = parent
    self.folder = folder
  }

  /// Whether waits are to be counted: of a single one nobody asks how long, and counting would take the processor from the others.
  var isLoop: Bool {
    if case .loop = work { true } else { false }
  }

  /// One line, the folder last; lengths of time are nanoseconds.
  package var text: String {
    let work =
      switch work {
      case .single: "single 0 -"
      case .loop(let length, let count): "loop \(length.wholeNanoseconds) \(count.map { String($0) } ?? "-")"
      case .keep: "keep 0 -"
      case .follow: "follow 0 -"
      }
    return "\(strategy) \(work) \(hold.wholeNanoseconds) \(deadline.wholeNanoseconds) \(parent) \(folder)"
  }

  /// Reads `text` back; nil for anything else.
  package init?(text: String) {
    let words = text.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: false)
    guard words.count == 8, let length = Int64(words[2]), let hold = Int64(words[4]),
      let deadline = Int64(words[5]), let parent = Int32(words[6]),
      [length, hold, deadline].allSatisfy({ $0 >= 0 })
    else { return nil }
    switch words[1] {
    case "single": work = .single
    case "loop": work = .loop(.nanoseconds(length), untilCount: Int64(words[3]))
    case "keep": work = .keep
    case "follow": work = .follow
    default: return nil
    }
    strategy = String(words[0])
    self.hold = .nanoseconds(hold)
    self.deadline = .nanoseconds(deadline)
    self.parent = parent
    folder = String(words[7])
  }
}
