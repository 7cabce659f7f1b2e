import JSONTree
import ProgressModel
import Testing

@testable import Rendering

/// Reports in every format, as people and programs get them.
struct FormatGoldenTests {
  static let formats = OutputFormatCatalog.all.map(\.name)

  @Test(arguments: formats)
  func `tasks are written as recorded`(_ format: String) throws {
    let report = TaskListReport.report(
      of: Array(Samples.busy.tasks.tasks.prefix(7)), in: Samples.busy, from: Samples.viewpoint())
    try GoldenFile.assert(text(of: report, format), "format.tasks.\(format).txt")
  }

  @Test(arguments: formats)
  func `hostile text is written as recorded`(_ format: String) throws {
    let report = TaskListReport.report(
      of: Samples.hostile.tasks.tasks, in: Samples.hostile, from: Samples.viewpoint())
    try GoldenFile.assert(text(of: report, format), "format.hostile.\(format).txt")
  }

  @Test(arguments: formats)
  func `one task is written as recorded`(_ format: String) throws {
    try GoldenFile.assert(text(of: detail(Samples.viewpoint()), format), "format.task.\(format).txt")
  }

  @Test(arguments: formats)
  func `statistics are written as recorded`(_ format: String) throws {
    let report = StatisticsReport.report(of: Samples.busy.statistics, from: Samples.viewpoint())
    try GoldenFile.assert(text(of: report, format), "format.statistics.\(format).txt")
  }

  @Test
  func `tables are as recorded at every width and in both languages`() throws {
    for language in Language.allCases {
      for (name, report) in reports(Samples.viewpoint(language)) {
        let pages = [nil, 80, 40, 20].map { width in
          "width \(width.map(String.init) ?? "unlimited")\n"
            + TableFormat().text(of: report, in: OutputSetting(width: width))
        }
        try GoldenFile.assert(pages.joined(separator: "\n"), "table.\(name).\(language).txt")
      }
    }
  }

  private func reports(_ viewpoint: Viewpoint) -> [(String, Report)] {
    [
      ("tasks", TaskListReport.report(of: Samples.mixed.tasks.tasks, in: Samples.mixed, from: viewpoint)),
      ("task", detail(viewpoint)),
      ("agents", AgentReport.report(of: Samples.mixed, withFinished: true, from: viewpoint)),
      ("sessions", SessionReport.report(of: Samples.mixed, from: viewpoint)),
      ("statistics", StatisticsReport.report(of: Samples.mixed.statistics, from: viewpoint)),
      ("history", HistoryReport.report(of: Samples.mixed.history, from: viewpoint)),
    ]
  }

  private func detail(_ viewpoint: Viewpoint) -> Report {
    TaskDetailReport.report(of: Samples.detailedTask, in: Samples.busy, from: viewpoint)
  }

  private func text(of report: Report, _ format: String) throws -> String {
    try #require(OutputFormatCatalog.format(named: format)).text(of: report, in: OutputSetting(width: 100))
  }
}
