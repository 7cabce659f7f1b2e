import Histogram

/// How long many waits took: counted in a histogram of three exact digits, so that a million take no more room than one.
package struct WaitTimes: Equatable, Sendable {
  /// An hour, in nanoseconds; what is longer counts as that.
  private static let longest: UInt64 = 3_600_000_000_000

  /// Nil as long as there is nothing in it: a quarter of a megabyte that most processes of a burst have no use for.
  private var histogram: Histogram<UInt64>?

  package init() {}

  package var count: Int { Int(clamping: histogram?.totalCount ?? 0) }
  package var isEmpty: Bool { count == 0 }

  package mutating func add(nanoseconds: Int64) {
    record(min(UInt64(max(0, nanoseconds)), Self.longest), count: 1)
  }

  package mutating func add(_ other: WaitTimes) {
    guard let added = other.histogram else { return }
    if histogram == nil { histogram = added } else { histogram?.add(added) }
  }

  private mutating func record(_ value: UInt64, count: UInt64) {
    if histogram == nil {
      histogram = Histogram(
        lowestDiscernibleValue: 1, highestTrackableValue: Self.longest,
        numberOfSignificantValueDigits: .three)
    }
    histogram?.record(value, count: count)
  }

  /// Returns the length that `percent` of the waits do not exceed, to three digits; nil without a wait.
  package func percentile(_ percent: Double) -> Duration? {
    histogram.map { .nanoseconds($0.valueAtPercentile(percent)) }
  }

  /// The longest; nil without a wait.
  package var longest: Duration? { histogram.map { .nanoseconds($0.maxRecorded) } }

  /// Returns how many waits there are up to each of the bounds (ascending, exclusive) and beyond the last of them.
  package func counts(below bounds: [Duration]) -> [Int] {
    var counts = [Int](repeating: 0, count: bounds.count + 1)
    for (value, count) in pairs {
      let place = bounds.firstIndex { Duration.nanoseconds(value) < $0 } ?? bounds.count
      counts[place] += Int(clamping: count)
    }
    return counts
  }
}

extension WaitTimes {
  /// Each length that was counted, in nanoseconds, with its number.
  private var pairs: [(value: UInt64, count: UInt64)] {
    guard let histogram else { return [] }
    // A step's value is the highest it stands for, which may be more than anything counted.
    return histogram.recordedValues().map { (min($0.value, histogram.maxRecorded), $0.count) }
  }

  /// One line: `LENGTH:COUNT` in nanoseconds, separated by spaces; empty without a wait.
  package var text: String { pairs.map { "\($0.value):\($0.count)" }.joined(separator: " ") }

  /// Reads `text` back; nil for anything else.
  package init?(text: some StringProtocol) {
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = UInt64(parts[0]), let count = UInt64(parts[1]), count > 0 else {
        return nil
      }
      record(min(value, Self.longest), count: count)
    }
  }
}
