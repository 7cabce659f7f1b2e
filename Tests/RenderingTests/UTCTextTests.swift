import Foundation
import ProgressModel
import Testing
import TestSupport

@testable import Rendering

struct UTCTextTests {
  static let moments: [(milliseconds: Int64, text: String)] = [
    (0, "1970-01-01T00:00:00Z"), (1_795_342_500_000, "2026-11-22T10:15:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (951_782_400_000, "2000-02-29T00:00:00Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
    (253_402_300_800_000, "10000-01-01T00:00:00Z"),
    (-62_167_219_200_000, "0000-01-01T00:00:00Z"), (-62_167_219_200_001, "-0001-12-31T23:59:59Z"),
    (Int64.max, "292278994-08-17T07:12:55Z"), (Int64.min, "-292275055-05-16T16:47:04Z"),
  ]

  @Test(arguments: moments)
  func `a moment is written in UTC to the second`(_ row: (milliseconds: Int64, text: String)) {
    #expect(UTCText.moment(Timestamp(row.milliseconds)) == row.text)
  }

  @Test
  func `random moments agree with the calendar of Foundation`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "UTCTextTests"))
    let formatter = ISO8601DateFormatter()
    for _ in 0..<2_000 {
      // From 1900 to 9999: before, Foundation's formatter changes to the Julian calendar.
      let seconds = Int64.random(in: -2_208_988_800..<253_402_300_800, using: &generator)
      let expected = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      #expect(UTCText.moment(Timestamp(seconds * 1_000)) == expected)
    }
  }
}
