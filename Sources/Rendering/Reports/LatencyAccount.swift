package import ProgressModel

/// How long the hooks of a project took, as they counted it themselves; times are nanoseconds unless their name says otherwise.
package struct LatencyAccount: Equatable, Sendable {
  /// What was counted; the raw value is stored in JSON.
  package enum Subject: String, Sendable {
    /// Whole hooks.
    case hook
    /// Waits for the lock, of the hooks that went for it.
    case lockWait
  }

  /// One histogram with what follows from it.
  package struct Measure: Equatable, Sendable {
    package var subject: Subject
    package var count: Int64 = 0
    package var mean: Int64?
    package var p50: Int64?
    package var p90: Int64?
    package var p99: Int64?
    package var longest: Int64?
    /// Those that are not empty, shortest first.
    package var buckets: [Bucket] = []

    package init(_ subject: Subject) { self.subject = subject }
  }

  package struct Bucket: Equatable, Sendable {
    package var from: Int64
    /// Not included; nil for the last one, which has no end.
    package var to: Int64?
    package var count: Int64

    package init(from: Int64, to: Int64?, count: Int64) {
      self.from = from
      self.to = to
      self.count = count
    }
  }

  /// One of the slowest hooks.
  package struct Slow: Equatable, Sendable {
    package var time: Timestamp
    /// As it came: anybody may have written the file.
    package var event: String
    package var whole: Int64
    /// The parts in their order, by the names of JSON and of people.
    package var stages: [(key: String, words: String, length: Int64)]

    package init(
      time: Timestamp, event: String, whole: Int64, stages: [(key: String, words: String, length: Int64)]
    ) {
      self.time = time
      self.event = event
      self.whole = whole
      self.stages = stages
    }

    /// The part that took longest; nil when none took any time.
    package var longestStage: (key: String, words: String, length: Int64)? {
      stages.max { $0.length < $1.length }.flatMap { $0.length > 0 ? $0 : nil }
    }

    package static func == (left: Slow, right: Slow) -> Bool {
      left.time == right.time && left.event == right.event && left.whole == right.whole
        && left.stages.elementsEqual(right.stages) { $0 == $1 }
    }
  }

  package var begun: Timestamp
  package var newest: Timestamp
  package var hooks: Measure
  package var lockWaits: Measure
  /// Slowest first.
  package var slowest: [Slow]

  package init(begun: Timestamp, newest: Timestamp, hooks: Measure, lockWaits: Measure, slowest: [Slow]) {
    self.begun = begun
    self.newest = newest
    self.hooks = hooks
    self.lockWaits = lockWaits
    self.slowest = slowest
  }
}
