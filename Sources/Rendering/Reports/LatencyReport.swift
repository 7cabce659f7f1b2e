import JSONTree
import ProgressModel

/// The times of hooks for programs: one row for whole hooks, one for their waits for the lock.
package enum LatencyReport {
  /// Returns the rows; `isFlat` leaves out the buckets and the slowest hooks, for formats that have no lists.
  package static func report(of account: LatencyAccount?, isFlat: Bool = false) -> Report {
    let rows = account.map { [row($0.hooks, $0, isFlat), row($0.lockWaits, $0, isFlat)] } ?? []
    return Report(fields: isFlat ? fields.dropLast(2) : fields, columns: columns, rows: rows)
  }

  private static let columns = [
    Report.Column("measure", "Time", .key),
    Report.Column("count", "Count", .key, alignment: .right),
    Report.Column("p50", "p50", .key, alignment: .right),
    Report.Column("p90", "p90", .key, alignment: .right),
    Report.Column("p99", "p99", .key, alignment: .right),
    Report.Column("maximum", "Max", .key, alignment: .right),
    Report.Column("mean", "Mean", .detail, alignment: .right),
  ]

  private static let fields = [
    "measure", "since", "newest", "count", "meanMicroseconds", "p50Microseconds", "p90Microseconds",
    "p99Microseconds", "maximumMicroseconds", "buckets", "slowest",
  ]

  private static func row(
    _ measure: LatencyAccount.Measure, _ account: LatencyAccount, _ isFlat: Bool
  ) -> Report.Row {
    let isHook = measure.subject == .hook
    var payload: JSONObject =
      [
        "measure": .string(measure.subject.rawValue),
        "since": .integer(account.begun.milliseconds),
        "newest": .integer(account.newest.milliseconds),
        "count": .integer(measure.count),
        "meanMicroseconds": microseconds(measure.mean),
        "p50Microseconds": microseconds(measure.p50),
        "p90Microseconds": microseconds(measure.p90),
        "p99Microseconds": microseconds(measure.p99),
        "maximumMicroseconds": microseconds(measure.longest),
      ]
    if !isFlat {
      payload["buckets"] = .array(measure.buckets.map { .object(Self.payload(of: $0)) })
      payload["slowest"] = isHook ? .array(account.slowest.map { .object(Self.payload(of: $0)) }) : .null
    }
    return Report.Row(
      payload: payload,
      cells: [
        Report.Cell(isHook ? "whole hook" : "lock wait"), Report.Cell(String(measure.count)),
        cell(measure.p50),
        cell(measure.p90), cell(measure.p99), cell(measure.longest), cell(measure.mean),
      ])
  }

  private static func payload(of bucket: LatencyAccount.Bucket) -> JSONObject {
    [
      "fromMicroseconds": microseconds(bucket.from), "toMicroseconds": microseconds(bucket.to),
      "count": .integer(bucket.count),
    ]
  }

  private static func payload(of slow: LatencyAccount.Slow) -> JSONObject {
    [
      "time": .integer(slow.time.milliseconds),
      "event": .string(slow.event),
      "microseconds": microseconds(slow.whole),
      "longestStage": .optional(slow.longestStage?.key),
      "stages": .object(
        slow.stages.reduce(into: JSONObject()) { $0[$1.key] = microseconds($1.length) }),
    ]
  }

  private static func cell(_ nanoseconds: Int64?) -> Report.Cell {
    Report.Cell(nanoseconds.map(LatencyText.length) ?? "")
  }

  /// With three decimals, so that buckets below a microsecond have different bounds.
  private static func microseconds(_ nanoseconds: Int64?) -> JSONValue {
    nanoseconds.map { .double(Double($0) / 1_000) } ?? .null
  }
}
