import Testing

@testable import Rendering

struct ProgressBarTests {
  static let bars: [(percent: Int?, width: Int, bar: String)] = [
    (0, 10, "[░░░░░░░░░░]"), (4, 10, "[░░░░░░░░░░]"), (5, 10, "[▓░░░░░░░░░]"), (67, 10, "[▓▓▓▓▓▓▓░░░]"),
    (99, 10, "[▓▓▓▓▓▓▓▓▓░]"), (100, 10, "[▓▓▓▓▓▓▓▓▓▓]"), (250, 10, "[▓▓▓▓▓▓▓▓▓▓]"), (-1, 10, "[░░░░░░░░░░]"),
    (nil, 10, "[··········]"), (50, 1, "[░]"), (100, 1, "[▓]"), (50, 0, "[░]"), (nil, -3, "[·]"),
    (Int.max, 4, "[▓▓▓▓]"),
  ]

  @Test(arguments: bars)
  func `a bar is full only when the work is done`(_ row: (percent: Int?, width: Int, bar: String)) {
    #expect(ProgressBar.text(row.percent, width: row.width) == row.bar)
  }

  @Test
  func `a percentage that is not known is never a number`() {
    #expect(ProgressBar.percent(nil) == "?%")
    #expect(ProgressBar.percent(67) == "67%")
    #expect(ProgressBar.percent(250) == "100%")
    #expect(ProgressBar.percent(-3) == "0%")
  }
}
