import ProgressModel
import TestSupport
import Testing

@testable import Rendering

struct TimelineScaleTests {
  private func scale(_ from: Int64, _ to: Int64, _ cells: Int, _ busy: [Range<Int64>]? = nil) -> TimeScale {
    TimeScale(from: Timestamp(from), to: Timestamp(to), cells: cells, cutting: busy)
  }

  @Test
  func `time runs evenly over the cells`() {
    let scale = scale(0, 1_000, 10)
    #expect([0, 99, 100, 550, 999, 1_000].map { scale.cell(of: Timestamp($0)) } == [0, 0, 1, 5, 9, 9])
    #expect(scale.cell(of: Timestamp(-1)) == nil)
    #expect(scale.cell(of: Timestamp(1_001)) == nil)
  }

  @Test
  func `a long gap takes one cell`() {
    let scale = scale(0, 100_000, 21, [0..<1_000, 99_000..<100_000])
    #expect(scale.pieces.map(\.isGap) == [false, true, false])
    #expect(scale.pieces.map(\.cells) == [10, 1, 10])
    #expect(scale.isGap(10))
    #expect(scale.cell(of: Timestamp(50_000)) == 10)
  }

  @Test
  func `short gaps are kept`() {
    #expect(scale(0, 1_000, 20, [0..<450, 500..<1_000]).pieces.count == 1)
  }

  @Test
  func `cells are shared out whole, in order and without end`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "TimelineScaleTests"))
    for _ in 0..<500 {
      let starts = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        Int64.random(in: -1_000...1_000_000, using: &generator)
      }
      let busy = starts.map { $0..<$0 + Int64.random(in: 1...50_000, using: &generator) }
      let cells = Int.random(in: 1...100, using: &generator)
      let scale = scale(0, Int64.random(in: 0...1_000_000, using: &generator), cells, busy)
      #expect(scale.pieces.reduce(0) { $0 + $1.cells } == cells)
      #expect(scale.pieces.allSatisfy { $0.cells >= 1 })
      var last = 0
      for piece in scale.pieces {
        #expect(piece.firstCell == last)
        last += piece.cells
        for moment in [piece.from, piece.to] {
          #expect((0..<cells).contains(scale.cell(of: Timestamp(moment)) ?? -1))
        }
      }
    }
  }

  static let lengths: [(Int64, String)] = [
    (20_000, "09:30:05"), (3_600_000, "09:40"), (86_400_000, "12:00"), (864_000_000, "2026-11-2"),
  ]

  @Test(arguments: lengths)
  func `the axis has labels of the size of its time`(_ length: Int64, _ part: String) {
    let start: Int64 = 1_795_339_800_000  // 2026-11-22T09:30:00Z
    let axis = TimeAxis(scale: scale(start, start + length, 60), now: Timestamp(start)).lines()
    #expect(axis.labels.contains(part), "\(axis.labels)")
    #expect(axis.ruler.count == 60)
    #expect(axis.ruler.first == "▼")
  }
}
