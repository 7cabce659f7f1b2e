import JSONTree
import ProgressModel
import Testing
import TestSupport

@testable import Rendering

struct TableFormatTests {
  @Test
  func `no line of any table is wider than asked`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "TableFormatTests"))
    for _ in 0..<150 {
      let state = RandomState.make(&generator)
      let viewpoint = RandomState.viewpoint(&generator)
      for report in reports(state, viewpoint) {
        let text = TableFormat().text(of: report, in: OutputSetting(width: viewpoint.width))
        #expect(RandomText.isHarmless(text, lineFeeds: true), "\(text.debugDescription)")
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= viewpoint.width, "\(line.debugDescription)")
        }
      }
    }
  }

  private func reports(_ state: ProgressState, _ viewpoint: Viewpoint) -> [Report] {
    [
      TaskListReport.report(of: state.tasks.tasks, in: state, from: viewpoint),
      AgentReport.report(of: state, withFinished: true, from: viewpoint),
      SessionReport.report(of: state, from: viewpoint),
      StatisticsReport.report(of: state.statistics, from: viewpoint),
    ] + state.tasks.tasks.prefix(1).map { TaskDetailReport.report(of: $0, in: state, from: viewpoint) }
  }

  @Test
  func `colours come from the style alone and change no width`() {
    let report = TaskListReport.report(
      of: Samples.hostile.tasks.tasks, in: Samples.hostile, from: Samples.viewpoint())
    let plain = TableFormat().text(of: report, in: OutputSetting(width: 60))
    let coloured = TableFormat().text(of: report, in: OutputSetting(width: 60, style: .ansi))
    #expect(!plain.unicodeScalars.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[33min progress\u{1B}[0m"))
    #expect(withoutColours(coloured).uppercased() == plain.uppercased())
  }

  private func withoutColours(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9]+m/, with: "")
  }

  static let widths: [(natural: [Int], limit: Int?, widths: [Int])] = [
    ([8, 11, 5, 30], nil, [8, 11, 5, 30]), ([8, 11, 5, 30], 80, [8, 11, 5, 30]),
    ([8, 11, 5, 30], 50, [8, 11, 5, 20]),
    ([8, 11, 5, 30], 42, [8, 11, 5, 12]), ([8, 11, 5, 30], 41, [8, 11, 0, 18]),
    ([8, 11, 5, 30], 31, [8, 11, 0, 8]),
    ([8, 11, 5, 30], 30, [8, 0, 0, 20]), ([8, 11, 5, 30], 18, [8, 0, 0, 8]),
    ([8, 11, 5, 30], 17, [8, 0, 0, 0]),
    ([8, 11, 5, 30], 5, [5, 0, 0, 0]), ([8, 11, 5, 30], 0, [1, 0, 0, 0]),
    ([20, 11, 5, 30], 20, [10, 0, 0, 8]),
    ([2, 3, 4, 5], 20, [2, 3, 4, 5]), ([2, 3, 4, 5], 15, [2, 3, 0, 5]),
  ]

  @Test(arguments: widths)
  func `text shrinks first, then details go, then keys`(_ row: (natural: [Int], limit: Int?, widths: [Int])) {
    let widths = ColumnWidths(row.natural, kinds: [.key, .key, .detail, .text], gap: 2)
    #expect(widths.fitted(to: row.limit) == row.widths)
  }

  @Test
  func `the widest of two texts shrinks first`() {
    let widths = ColumnWidths([4, 50, 20], kinds: [.key, .text, .text], gap: 2)
    #expect(widths.fitted(to: 60) == [4, 32, 20])
    #expect(widths.fitted(to: 44) == [4, 18, 18])
    #expect(widths.fitted(to: 32) == [4, 12, 12])
  }
}
