import DurableFiles
import ProgressModel

/// Plays payloads into a sink, one after the other: at a pace, step by step, up to a condition.
///
/// Simulations and recordings are played the same way. Every payload goes through the steps of a hook, at the time it carries;
/// the pace decides only how long one waits in between.
struct Playback {
  /// How fast to play.
  enum Pace: Equatable, Sendable {
    /// Without any pause.
    case atOnce
    /// The pauses between the payloads' times, divided by this number above 0; 1 is as it was.
    case times(Double)
  }

  /// How it ended.
  enum Ending: Equatable, Sendable {
    /// All payloads were played.
    case completed
    /// The condition of `until` came true.
    case conditionHeld
    /// Somebody pressed Ctrl-C, or ended it between two steps.
    case stopped
  }

  /// What was played.
  struct Account: Equatable, Sendable {
    var payloads = 0
    /// Payloads that recorded something.
    var recorded = 0
    var events = 0
    /// The time of the last payload; nil when none was played.
    var lastTime: Timestamp?
    var ending = Ending.completed
  }

  var pace = Pace.atOnce
  /// Ends the play after the first payload that makes it true.
  var until: StateCondition?
  /// Shows each payload with what came of it, and waits for a key where somebody types.
  var steps: PlaybackSteps?
  var clock: PlaybackClock

  init(in context: ProgramContext, pace: Pace = .atOnce) {
    self.pace = pace
    clock = PlaybackClock(in: context)
  }

  /// Plays `payloads` in their order, whatever times they carry; a time before that of the payload before it costs no wait.
  ///
  /// - Throws: what the sink throws, with everything before it played.
  func play(
    _ payloads: some Sequence<ArrivedPayload>, into sink: inout some PayloadSink
  ) throws(Failure) -> Account {
    var account = Account()
    let start = clock.now()
    var waited = Duration.zero
    var isFirst = true
    for payload in payloads {
      if let last = account.lastTime { waited += pause(from: last, to: payload.time) }
      guard clock.wait(start + waited) else { return account.ending(.stopped) }
      // A copy of the state is kept only where it is shown: with one, the next change copies every task.
      let before = steps == nil ? nil : sink.state
      if let steps, !isFirst, !steps.waitsForGoAhead() { return account.ending(.stopped) }
      isFirst = false
      let played = try sink.serve(payload)
      account.add(played, at: payload.time)
      if let steps, let before {
        steps.show(payload, number: account.payloads, played, from: before, to: sink.state)
      }
      if let until, try until.holds(in: sink.state, at: payload.time) {
        return account.ending(.conditionHeld)
      }
    }
    return account
  }

  private func pause(from last: Timestamp, to next: Timestamp) -> Duration {
    guard case .times(let factor) = pace, factor > 0 else { return .zero }
    let milliseconds = Double(next.elapsed(since: last)) / factor
    // A recording may hold any times: a week is longer than anybody waits, and fits a duration.
    return .milliseconds(Int64(min(milliseconds, 604_800_000)))
  }
}

extension Playback.Account {
  fileprivate mutating func add(_ played: PlayedPayload, at time: Timestamp) {
    payloads += 1
    if !played.events.isEmpty { recorded += 1 }
    events += played.events.count
    lastTime = time
  }

  fileprivate func ending(_ ending: Playback.Ending) -> Playback.Account {
    var account = self
    account.ending = ending
    return account
  }
}

/// The clock by which payloads are played: replaced in tests, which do not wait.
struct PlaybackClock: Sendable {
  /// The monotonic time; only differences mean something.
  var now: @Sendable () -> Duration
  var pause: @Sendable (Duration) -> Void
  /// Whether somebody wants it to end.
  var isInterrupted: @Sendable () -> Bool

  /// Keys are looked at this often.
  private static let look = Duration.milliseconds(200)

  init(in context: ProgramContext) {
    let surroundings = context.surroundings
    now = { Deadline.monotonicNow() }
    pause = surroundings.pause
    isInterrupted = { surroundings.wasInterrupted() || HeldSignals.isPending }
  }

  /// Waits until `moment`; false when it was interrupted.
  func wait(_ moment: Duration) -> Bool {
    while true {
      if isInterrupted() { return false }
      let rest = moment - now()
      if rest <= .zero { return true }
      pause(min(rest, Self.look))
    }
  }
}
