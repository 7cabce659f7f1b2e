import JSONTree
import ProgressModel
import Testing
import TestSupport

@testable import Rendering

struct ReportTests {
  private let viewpoint = Samples.viewpoint()

  @Test
  func `every row has the fields and the cells its report announces`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "ReportTests"))
    var states = [Samples.mixed, Samples.busy, Samples.leftOver]
    states += (0..<50).map { _ in RandomState.make(&generator) }
    for state in states {
      for report in reports(state) {
        #expect(report.rows.allSatisfy { $0.payload.keys == report.fields })
        #expect(report.rows.allSatisfy { $0.cells.count == report.columns.count })
        #expect(Set(report.columns.map(\.key)).count == report.columns.count)
      }
    }
  }

  private func reports(_ state: ProgressState) -> [Report] {
    [
      TaskListReport.report(of: state.tasks.tasks, in: state, from: viewpoint),
      AgentReport.report(of: state, withFinished: true, from: viewpoint),
      SessionReport.report(of: state, from: viewpoint),
      StatisticsReport.report(of: state.statistics, from: viewpoint),
      HistoryReport.report(of: state.history, from: viewpoint),
    ] + state.tasks.tasks.map { TaskDetailReport.report(of: $0, in: state, from: viewpoint) }
  }

  @Test
  func `a task's payload has numbers as numbers and null for what is not known`() throws {
    let report = TaskListReport.report(
      of: Samples.withoutProgress.tasks.tasks, in: Samples.withoutProgress, from: viewpoint)
    let payload = try #require(report.rows.first).payload
    #expect(payload["progress"] == .null)
    #expect(payload["completedAt"] == .null)
    #expect(payload["status"] == "in_progress")
    #expect(payload["duration"] == 61_000)
    #expect(payload["leftOver"] == false)
    #expect(payload["tags"] == [])
  }

  @Test
  func `statistics have the keys of the snapshot`() {
    #expect(
      StatisticsReport.report(of: ProgressStatistics(), from: viewpoint).fields == [
        "totalTasks", "completedTasks", "activeTasks", "pendingTasks", "failedTasks", "cancelledTasks",
        "overallProgress",
        "activeAgents", "averageDuration", "estimatedRemaining",
      ])
    let empty = StatisticsReport.report(of: ProgressStatistics(), from: viewpoint).rows[0].payload
    #expect(empty["overallProgress"] == .null)
    #expect(empty["averageDuration"] == .null)
  }

  @Test
  func `finished agents are shown when asked for, the last to stop first`() {
    #expect(AgentReport.report(of: Samples.mixed, from: viewpoint).rows.count == 2)
    let all = AgentReport.report(of: Samples.mixed, withFinished: true, from: viewpoint)
    #expect(all.rows.map { $0.payload["name"] } == ["Kai", "Explore", "code-reviewer", "general-purpose"])
  }

  @Test
  func `the session begun last comes first, with its own tasks counted`() {
    let rows = SessionReport.report(of: Samples.mixed, from: viewpoint).rows
    #expect(rows.map { $0.payload["totalTasks"] } == [5, 1])
    #expect(rows.map { $0.payload["completedTasks"] } == [1, 0])
    #expect(rows.map(\.cells[0].text) == ["5f1c", "3b9a7c1e"])
  }

  @Test
  func `a left-over task is marked in words and in the payload`() {
    let report = TaskListReport.report(
      of: Samples.leftOver.tasks.tasks, in: Samples.leftOver, from: viewpoint)
    #expect(report.rows.map { $0.payload["leftOver"] } == [true, true, true, true, false, false])
    #expect(report.rows[0].cells[1].text == "↩ in progress")
    let detail = TaskDetailReport.report(of: Samples.leftOver.tasks[0], in: Samples.leftOver, from: viewpoint)
    #expect(TableFormat().text(of: detail, in: OutputSetting()).contains("left over"))
  }

  @Test
  func `an agent nobody knows has no name in the task list`() {
    let report = TaskListReport.report(
      of: Samples.withoutProgress.tasks.tasks, in: Samples.withoutProgress, from: viewpoint)
    #expect(report.rows.map { $0.cells[2].text } == ["", "", ""])
    #expect(report.rows.map { $0.payload["agent"] } == ["Unknown", "Unknown", "Unknown"])
  }
}
