import JSONTree
import ProgressModel
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct LockReportTests {
  private let rows = [
    LockComparisonTests.figures(),
    LockComparisonTests.figures {
      $0.strategy = "mkdir-poll"
      $0.longestWait = 4_758_000
      $0.recovery = nil
      $0.longestRecovery = nil
      $0.failedRecoveries = 3
      $0.failed = 12
      $0.waits = [900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 39, 1]
    },
  ]

  @Test func `the tables fit 80 columns`() {
    let text = LockFiguresReport.text(of: rows, in: OutputSetting(width: 80))
    #expect(text.split(separator: "\n").allSatisfy { TextWidth.columns(of: String($0)) <= 80 })
    for word in ["FAIR", "FAILED", "4758", "never", "0.90", "1700"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test(arguments: [20, 40, 60, 80, 132])
  func `the chart fits any width, in colours and without`(width: Int) {
    let plain = LockWaitChart(of: rows, width: width, style: .plain).text()
    #expect(!plain.contains("\u{1B}"))
    #expect(plain.split(separator: "\n").allSatisfy { TextWidth.columns(of: String($0)) <= width })
    let colored = LockWaitChart(of: rows, width: width, style: .ansi).text()
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func `whatever is more than nothing shows, and all of it fills the bar`() {
    var one = rows[1]
    one.waits = [99_999, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    let chart = LockWaitChart(of: [one], width: 80, style: .plain).text()
    let lines = chart.split(separator: "\n").map { String($0) }
    #expect(lines.first { $0.hasPrefix("  longer") }?.contains("▏") == true)
    #expect(lines.first { $0.hasPrefix("  longer") }?.contains("<0.1%") == true)
    #expect(lines.first { $0.hasPrefix(" < 10 µs") }?.contains(String(repeating: "█", count: 35)) == true)
  }

  @Test func `nobody waiting makes no chart`() {
    #expect(LockWaitChart(of: [], width: 80, style: .plain).text().isEmpty)
    let idle = LockFigures(strategy: "flock", processes: 1)
    #expect(LockWaitChart(of: [idle], width: 80, style: .plain).text().isEmpty)
  }

  @Test func `a row for programs has every field, and no more`() {
    let report = LockFiguresReport.report(of: rows)
    for row in report.rows { #expect(row.payload.keys == report.fields) }
    #expect(report.rows[0].payload["comparison"] == .null)
    #expect(report.rows[0].payload["waits"]?.array?.count == LockWaitChart.bounds.count + 1)
    #expect(report.rows[0].cells.count == report.columns.count)
  }

  @Test(
    arguments: [
      (nil, ""), (0, "0.00"), (4, "0.00"), (5, "0.01"), (9_990, "9.99"), (12_345, "12.3"), (99_999, "100.0"),
      (150_400, "150"), (4_758_000, "4758"),
    ] as [(Int64?, String)])
  func `milliseconds have the decimals that say something`(_ microseconds: Int64?, _ text: String) {
    #expect(LockFiguresReport.text(microseconds) == text)
  }

  @Test func `hostile names of processes are shown, not obeyed`() {
    let trap = "\u{1B}]0;trap\u{07}\u{202E}orchestra"
    let process = LockStanding.Process(id: 7, state: .stopped, program: trap, commandLine: trap)
    let standing = LockStanding(
      isHeld: true, holder: process, isHolderCertain: true, waitingCount: 3, waiting: [process])
    for format in OutputFormatCatalog.all {
      let text = format.text(
        of: LockStandingReport.report(of: standing, now: .init(0)), in: OutputSetting(width: 80))
      for character in ["\u{1B}", "\u{07}", "\u{202E}"] {
        #expect(!text.contains(character), "\(format.name)")
      }
      #expect(format.name == "table" || format.name == "markdown" || text.contains("7"))
    }
    let table = TableText.of(LockStandingReport.report(of: standing, now: .init(0)))
    #expect(table.contains("stopped"))
    #expect(table.contains("2 not seen from here"))
  }
}

private enum TableText {
  static func of(_ report: Report) -> String {
    OutputFormatCatalog.format(named: "table")?.text(of: report, in: OutputSetting()) ?? ""
  }
}
