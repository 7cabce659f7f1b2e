/// A moment in Unix milliseconds, as every file of the product stores it.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(_ milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Returns the milliseconds from `start` to this moment, never negative: clocks do step back.
  package func elapsed(since start: Timestamp) -> Int64 {
    let (difference, overflow) = milliseconds.subtractingReportingOverflow(start.milliseconds)
    return overflow ? 0 : max(0, difference)
  }

  /// Whether the moments are less than `milliseconds` apart, whichever comes first.
  func isWithin(_ milliseconds: Int64, of other: Timestamp) -> Bool {
    let (difference, overflow) = max(self, other).milliseconds
      .subtractingReportingOverflow(min(self, other).milliseconds)
    return !overflow && difference < milliseconds
  }
}

extension Int64 {
  /// Returns the sum, or the largest number there is: a file edited by hand may hold any numbers.
  package func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    guard overflow else { return sum }
    return other > 0 ? .max : .min
  }
}
