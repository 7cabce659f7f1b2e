import JSONTree

/// The figures of `bench lock`: one report for programs, two tables for people.
package enum LockFiguresReport {
  /// Returns a row for each of the figures; `comparisons` are those with a baseline, in the same order, empty without one.
  package static func report(of figures: [LockFigures], comparisons: [[LockChange]] = []) -> Report {
    Report(
      fields: LockFigures.fields + ["comparison"], columns: bursts.columns + loops.columns.dropFirst(2),
      rows: figures.enumerated().map { index, row in
        var payload = row.payload
        payload["comparison"] =
          comparisons.isEmpty ? .null : .array(comparisons[index].map { .object($0.payload) })
        return Report.Row(
          payload: payload, cells: bursts.cells(row) + loops.cells(row).dropFirst(2))
      })
  }

  /// Returns the tables, each below its heading.
  package static func text(of figures: [LockFigures], in setting: OutputSetting) -> String {
    [
      ("All started at once, one update each; then a holder is killed (milliseconds)", bursts),
      ("One update after the other: waits for the lock (milliseconds)", loops),
    ].map { title, table in
      let report = Report(
        fields: [], columns: table.columns,
        rows: figures.map { Report.Row(payload: [:], cells: table.cells($0)) })
      let heading = title.truncated(to: setting.width ?? .max)
      return setting.style.painted(heading, .heading) + "\n" + TableFormat().text(of: report, in: setting)
    }.joined(separator: "\n")
  }

  private struct Table {
    let columns: [Report.Column]
    let cells: (LockFigures) -> [Report.Cell]
  }

  private static func number(_ key: String, _ title: String) -> Report.Column {
    Report.Column(key, title, .key, alignment: .right)
  }

  private static let lead = [Report.Column("strategy", "Strategy", .key), number("processes", "N")]

  private static func lead(_ row: LockFigures) -> [Report.Cell] {
    [Report.Cell(row.strategy), Report.Cell("\(row.processes)")]
  }

  private static var bursts: Table {
    Table(
      columns: lead + [
        number("burst", "All done"), number("burstMax", "Longest"), number("recovery", "After a kill"),
        number("recoveryMax", "Longest"),
      ]
    ) { row in
      let isStuck = row.failedRecoveries > 0
      return lead(row) + [
        Report.Cell(text(row.burst)), Report.Cell(text(row.longestBurst)),
        Report.Cell(isStuck ? "never" : text(row.recovery), isStuck ? .bad : .plain),
        Report.Cell(isStuck ? "" : text(row.longestRecovery)),
      ]
    }
  }

  private static var loops: Table {
    Table(
      columns: lead + [
        number("updatesPerSecond", "Per s"), number("waitP50", "p50"), number("waitP90", "p90"),
        number("waitP99", "p99"), number("waitMax", "Max"), number("handover", "Next"),
        number("fairness", "Fair"), number("lost", "Lost"), number("failed", "Failed"),
      ]
    ) { row in
      lead(row) + [
        Report.Cell(row.updatesPerSecond.map { "\(Int($0.rounded()))" } ?? ""),
        Report.Cell(text(row.waitP50)), Report.Cell(text(row.waitP90)), Report.Cell(text(row.waitP99)),
        Report.Cell(text(row.longestWait)), Report.Cell(text(row.handoverP50)),
        Report.Cell(row.fairness.map { hundredths(Int64(($0 * 100).rounded())) } ?? ""),
        Report.Cell("\(row.lost)", row.lost == 0 ? .plain : .bad),
        Report.Cell("\(row.failed)", row.failed == 0 ? .plain : .bad),
      ]
    }
  }

  /// Milliseconds, with as many decimals as say something: `0.02`, `12.3`, `1234`.
  package static func text(_ microseconds: Int64?) -> String {
    guard let microseconds else { return "" }
    if microseconds >= 100_000 { return "\((microseconds + 500) / 1_000)" }
    if microseconds >= 10_000 {
      let tenths = (microseconds + 50) / 100
      return "\(tenths / 10).\(tenths % 10)"
    }
    return hundredths((microseconds + 5) / 10)
  }

  private static func hundredths(_ number: Int64) -> String {
    "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
  }
}
