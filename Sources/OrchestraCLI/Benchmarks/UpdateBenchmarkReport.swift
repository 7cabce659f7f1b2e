import JSONTree
import ProgressStore
import Rendering

/// The measurements of `bench update` as tables.
enum UpdateBenchmarkReport {
  /// One row for each part of each measurement, `whole` first: microseconds for programs.
  static func report(of rows: [UpdateRow]) -> Report {
    Report(
      fields: payload(of: UpdateRow(tasks: 0, events: 0), nil).keys,
      columns: [
        Report.Column("tasks", "Tasks", .key, alignment: .right),
        Report.Column("journalEvents", "Events", .key, alignment: .right),
        Report.Column("stage", "Part", .key),
        Report.Column("minimum", "Min ms", .key, alignment: .right),
        Report.Column("median", "Median", .key, alignment: .right),
        Report.Column("p99", "p99", .key, alignment: .right),
      ],
      rows: rows.flatMap { row in
        ([nil] + UpdateStage.allCases).map { stage in
          let timings = timings(of: row, stage)
          return Report.Row(
            payload: payload(of: row, stage),
            cells: [
              String(row.tasks), String(row.events), stage?.rawValue ?? "whole", text(timings.minimum),
              text(timings.median), text(timings.percentile(99)),
            ].map { Report.Cell($0) })
        }
      })
  }

  /// Two tables for people, medians and 99th percentiles, with a column for each part.
  static func text(of rows: [UpdateRow], in setting: OutputSetting) -> String {
    let median = table(rows, withFloor: true) { $0.median }
    let slow = table(rows, withFloor: false) { $0.percentile(99) }
    return setting.style.painted("Median of an update, ms", .heading) + "\n"
      + setting.table(median) + "\n"
      + setting.style.painted("99 of 100 updates took no longer than, ms", .heading) + "\n"
      + setting.table(slow)
  }

  private static func table(
    _ rows: [UpdateRow], withFloor: Bool, _ choose: (Timings) -> Duration?
  ) -> Report {
    let hasFloor = withFloor && rows.contains { !$0.floor.samples.isEmpty }
    let titles =
      ["Tasks", "Events", "Whole", "Lock", "Read", "Parse", "Reduce", "Write", "Sync"]
      + (hasFloor ? ["Floor", "Ratio"] : [])
    return Report(
      fields: [], columns: titles.map { Report.Column($0.lowercased(), $0, .key, alignment: .right) },
      rows: rows.map { row in
        let times = ([nil] + UpdateStage.allCases).map { text(choose(timings(of: row, $0))) }
        let floor =
          hasFloor ? [text(choose(row.floor)), row.ratio.map { DecimalText.of($0, digits: 2) } ?? ""] : []
        return Report.Row(
          payload: [:],
          cells: ([String(row.tasks), String(row.events)] + times + floor).map { Report.Cell($0) })
      })
  }

  private static func payload(of row: UpdateRow, _ stage: UpdateStage?) -> JSONObject {
    let timings = timings(of: row, stage)
    let isWhole = stage == nil
    return [
      "tasks": .integer(row.tasks),
      "journalEvents": .integer(row.events),
      "stage": .string(stage?.rawValue ?? "whole"),
      "runs": .integer(timings.samples.count),
      "minimumMicroseconds": microseconds(timings.minimum),
      "medianMicroseconds": microseconds(timings.median),
      "p99Microseconds": microseconds(timings.percentile(99)),
      "floorMedianMicroseconds": isWhole ? microseconds(row.floor.median) : .null,
      "ratioOfMedians": isWhole ? row.ratio.map { .double(($0 * 1_000).rounded() / 1_000) } ?? .null : .null,
    ]
  }

  private static func timings(of row: UpdateRow, _ stage: UpdateStage?) -> Timings {
    stage.map { row.timings(of: $0) } ?? row.whole
  }

  /// Milliseconds with as many decimals as fit five columns.
  private static func text(_ duration: Duration?) -> String {
    guard let duration else { return "" }
    let milliseconds = duration / .milliseconds(1)
    return DecimalText.of(milliseconds, digits: milliseconds < 9.9995 ? 3 : milliseconds < 99.995 ? 2 : 1)
  }

  /// With one decimal: parts of an update take few of them.
  private static func microseconds(_ duration: Duration?) -> JSONValue {
    duration.map { .double(($0 / .nanoseconds(100)).rounded() / 10) } ?? .null
  }
}
