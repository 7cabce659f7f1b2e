import Testing

@testable import ProgressModel

struct TimestampTests {
  static let spans: [(Int64, Int64, Int64)] = [
    (0, 0, 0), (10, 25, 15), (25, 10, 0), (.min, 0, 0), (0, .max, .max), (.min, .max, 0), (.max, .min, 0),
    (-1, .max, 0), (.max, .max, 0),
  ]

  @Test(arguments: spans)
  func `time elapsed is never negative and never traps`(_ start: Int64, _ end: Int64, _ elapsed: Int64) {
    #expect(Timestamp(end).elapsed(since: Timestamp(start)) == elapsed)
  }

  static let distances: [(Int64, Int64, Bool)] = [
    (0, 4_999, true), (4_999, 0, true), (0, 5_000, false), (5_000, 0, false), (0, -3_600_000, false),
    (.min, .max, false), (0, .min, false),
  ]

  @Test(arguments: distances)
  func `nearness counts in both directions`(_ one: Int64, _ other: Int64, _ isNear: Bool) {
    #expect(Timestamp(one).isWithin(5_000, of: Timestamp(other)) == isNear)
  }

  static let sums: [(Int64, Int64, Int64)] = [
    (1, 2, 3), (.max, 1, .max), (.min, -1, .min), (.max, .min, -1), (0, .max, .max),
  ]

  @Test(arguments: sums)
  func `a sum stops at the largest number there is`(_ left: Int64, _ right: Int64, _ sum: Int64) {
    #expect(left.addingClamped(right) == sum)
  }
}
