import DurableFiles
import ProgressModel
import ProgressStore

/// Measures one hook from the moment it was made.
///
/// What the system and the runtime did before, to start the process, is no part of it: `bench hook` measures that.
struct HookTimer {
  /// What became of the hook, as far as it says whether and how its times count.
  enum Course: Sendable {
    /// It ended before it came to a project's state: nothing is kept where nothing is.
    case elsewhere
    /// It saw without the lock that there was nothing to record.
    case withoutLock
    /// It waited for the lock, in vain or not.
    case withLock
  }

  var course = Course.elsewhere
  private var times = HookTimes()
  private let beginning: Duration
  private var last: Duration

  init() {
    beginning = Deadline.monotonicNow()
    last = beginning
  }

  /// Counts what has passed since the last call for the stage that ends.
  mutating func end(_ stage: HookStage) {
    let now = Deadline.monotonicNow()
    times[stage] += (now - last).nanosecondCount
    last = now
  }

  /// Takes over how an update split the time since the last call.
  mutating func end(_ update: StageTimes) {
    times.update.lockWait += update.lockWait
    times.update.read += update.read
    times.update.parse += update.parse
    times.update.reduce += update.reduce
    times.update.write += update.write
    times.update.sync += update.sync
    last = Deadline.monotonicNow()
    course = .withLock
  }

  /// Ends the measuring; what has passed since the last call counts for the answer.
  mutating func sample(of event: String, at time: Timestamp) -> HookSample {
    end(.answer)
    times.whole = (last - beginning).nanosecondCount
    return HookSample(time: time, event: event, times: times, waitedForLock: course == .withLock)
  }
}

/// The times of one hook, as they are kept.
struct HookSample: Equatable, Sendable {
  var time: Timestamp
  var event: String
  var times: HookTimes
  /// Whether the hook went for the lock; one that saw nothing new without it has no wait to count.
  var waitedForLock: Bool
}
