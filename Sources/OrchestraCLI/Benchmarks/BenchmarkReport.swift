import DurableFiles
import JSONTree
import Rendering

/// The measurements and the targets as tables.
enum BenchmarkReport {
  /// One measurement a row: milliseconds for people, microseconds for machines.
  static func report(of rows: [BenchmarkRow]) -> Report {
    Report(
      fields: payload(of: BenchmarkRow(.emptyProgram)).keys,
      columns: [
        Report.Column("run", "Run", .key),
        Report.Column("tasks", "Tasks", .key, alignment: .right),
        Report.Column("durability", "Durability", .detail),
        Report.Column("journalEvents", "Events", .detail, alignment: .right),
        Report.Column("minimum", "Min ms", .key, alignment: .right),
        Report.Column("median", "Median", .key, alignment: .right),
        Report.Column("p99", "p99", .key, alignment: .right),
        Report.Column("floor", "Floor", .key, alignment: .right),
        Report.Column("ratio", "Ratio", .key, alignment: .right),
        Report.Column("pairs", "Of pairs", .key, alignment: .right),
        Report.Column("memory", "MiB", .key, alignment: .right),
      ],
      rows: rows.map { Report.Row(payload: payload(of: $0), cells: texts(of: $0).map { Report.Cell($0) }) })
  }

  /// Returns a table for people under a heading for each question: only what distinguishes its rows has a column.
  static func text(of rows: [BenchmarkRow], in setting: OutputSetting) -> String {
    let sections = BenchmarkSection.allCases.compactMap { section -> String? in
      let shown = section.rows(of: rows)
      if shown.isEmpty { return nil }
      let report = Report(
        fields: [],
        columns: [Report.Column("run", "Run", .key)]
          + (section.title.map { [Report.Column("of", $0, .key, alignment: .right)] } ?? [])
          + section.measures.map { Report.Column($0, $0, .key, alignment: .right) },
        rows: shown.map { row in
          // Minimum, median, p99; floor and what follows from it, where there is one; memory.
          let numbers = texts(of: row).suffix(7)
          let cells =
            [row.subject.rawValue] + (section.title == nil ? [] : [section.value(of: row)])
            + numbers.prefix(section.measures.count - 1) + numbers.suffix(1)
          return Report.Row(payload: [:], cells: cells.map { Report.Cell($0) })
        })
      return setting.style.painted(section.heading, .heading) + "\n"
        + setting.table(report)
    }
    return sections.joined(separator: "\n")
  }

  /// One target a row.
  static func report(of targets: [BenchmarkTarget]) -> Report {
    Report(
      fields: ["target", "limit", "measured", "isMet"],
      columns: [
        Report.Column("target", "Target", .key),
        Report.Column("limit", "Limit", .key),
        Report.Column("measured", "Measured", .key, alignment: .right),
        Report.Column("isMet", "Met", .key),
      ],
      rows: targets.map { target in
        Report.Row(
          payload: [
            "target": .string(target.title), "limit": .string(target.limit),
            "measured": .string(target.measured), "isMet": .bool(target.isMet),
          ],
          cells: [
            Report.Cell(target.title), Report.Cell(target.limit), Report.Cell(target.measured),
            target.isMet ? Report.Cell("✓", .good) : Report.Cell("✗", .bad),
          ])
      })
  }

  /// A row as programs see it.
  static func payload(of row: BenchmarkRow) -> JSONObject {
    let (timings, floor) = (row.timings, row.floor)
    return [
      "run": .string(row.subject.rawValue),
      "tasks": row.tasks.map { .integer($0) } ?? .null,
      "durability": row.durability.map { .string($0.rawValue) } ?? .null,
      "journalEvents": row.events.map { .integer($0) } ?? .null,
      "runs": .integer(timings.samples.count),
      "minimumMicroseconds": microseconds(timings.minimum),
      "medianMicroseconds": microseconds(timings.median),
      "p99Microseconds": microseconds(timings.percentile(99)),
      "floorMinimumMicroseconds": microseconds(floor.minimum),
      "floorMedianMicroseconds": microseconds(floor.median),
      "ratioOfMedians": ratio(row.ratio),
      "medianOfRatios": ratio(timings.medianPairedRatio(to: floor)),
      "peakMemoryBytes": .integer(row.peakMemory),
    ]
  }

  /// A row as people see it.
  static func texts(of row: BenchmarkRow) -> [String] {
    let (timings, floor) = (row.timings, row.floor)
    let texts: [String?] = [
      row.subject.rawValue,
      row.tasks.map { String($0) },
      row.durability?.rawValue,
      row.events.map { String($0) },
      timings.minimum.map(DecimalText.milliseconds),
      timings.median.map(DecimalText.milliseconds),
      timings.percentile(99).map(DecimalText.milliseconds),
      floor.median.map(DecimalText.milliseconds),
      row.ratio.map { DecimalText.of($0, digits: 2) },
      timings.medianPairedRatio(to: floor).map { DecimalText.of($0, digits: 2) },
      DecimalText.mebibytes(row.peakMemory),
    ]
    return texts.map { $0 ?? "" }
  }

  private static func microseconds(_ duration: Duration?) -> JSONValue {
    duration.map { .integer(Int64(($0 / .microseconds(1)).rounded())) } ?? .null
  }

  /// Three decimals are more than the machine can tell.
  private static func ratio(_ value: Double?) -> JSONValue {
    value.map { .double(($0 * 1_000).rounded() / 1_000) } ?? .null
  }
}
