import JSONTree
package import ProgressModel

/// Counts and times, one field a line; the keys are those of `stats` in `progress.json`.
package enum StatisticsReport {
  package static func report(of statistics: ProgressStatistics, from viewpoint: Viewpoint) -> Report {
    let fields = fields(of: statistics, viewpoint)
    return Report(
      .record, fields: fields.map(\.key), columns: fields.map { Report.Column($0.key, $0.title, .text) },
      rows: [
        Report.Row(
          payload: fields.reduce(into: JSONObject()) { $0[$1.key] = $1.value }, cells: fields.map(\.cell))
      ])
  }

  private struct Field {
    let key: String
    let title: String
    let value: JSONValue
    let cell: Report.Cell

    init(_ key: String, _ title: String, _ value: JSONValue, _ text: String, _ tone: TextStyle.Tone = .plain)
    {
      self.key = key
      self.title = title
      self.value = value
      cell = Report.Cell(text, tone)
    }

    init(_ key: String, _ title: String, count: Int, _ tone: TextStyle.Tone = .plain) {
      self.init(key, title, .integer(count), String(count), count > 0 ? tone : .plain)
    }
  }

  private static func fields(of statistics: ProgressStatistics, _ viewpoint: Viewpoint) -> [Field] {
    let phrases = viewpoint.phrases
    let elapsed = viewpoint.elapsed
    let percent = statistics.overallProgress
    let average = statistics.averageDuration
    let remaining = statistics.estimatedRemaining
    return [
      Field("totalTasks", phrases.totalTitle, count: statistics.totalTasks),
      Field("completedTasks", phrases.completedTitle, count: statistics.completedTasks, .good),
      Field("activeTasks", phrases.inProgress, count: statistics.activeTasks, .busy),
      Field("pendingTasks", phrases.pendingTitle, count: statistics.pendingTasks),
      Field("failedTasks", phrases.failed, count: statistics.failedTasks, .bad),
      Field("cancelledTasks", phrases.cancelledTitle, count: statistics.cancelledTasks, .faint),
      Field(
        "overallProgress", phrases.overall, .optional(percent),
        "\(ProgressBar.text(percent)) \(ProgressBar.percent(percent))"),
      Field("activeAgents", phrases.activeAgents, count: statistics.activeAgents),
      Field("averageDuration", phrases.averageTitle, .optional(average), average.map(elapsed.length) ?? ""),
      Field(
        "estimatedRemaining", phrases.remainingTitle, .optional(remaining),
        remaining.map { phrases.approximately(elapsed.estimate($0)) } ?? ""),
    ]
  }
}
