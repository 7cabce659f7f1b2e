import JSONTree
import ProgressModel

/// The times of hooks for people: percentiles, a histogram, and the slowest with what they waited for.
package enum LatencyText {
  /// The most lines of the list of slow hooks; JSON has all.
  private static let mostSlow = 10

  /// Returns a length of time in the unit that suits it: `4 µs`, `0.85 ms`, `12.3 ms`, `1.20 s`.
  package static func length(_ nanoseconds: Int64) -> String {
    let microseconds = Double(max(0, nanoseconds)) / 1_000
    if microseconds < 99.5 { return "\(Int64(microseconds.rounded())) µs" }
    if microseconds < 999_500 { return rounded(microseconds / 1_000) + " ms" }
    return rounded(microseconds / 1_000_000) + " s"
  }

  /// Returns everything, headings included, in lines of at most `width` columns.
  package static func text(
    of account: LatencyAccount, from viewpoint: Viewpoint, width: Int?, style: TextStyle
  ) -> String {
    let setting = OutputSetting(width: width, style: style)
    var sections = [TableFormat().text(of: LatencyReport.report(of: account), in: setting)]
    let chart = LatencyChart(account.hooks, width: width ?? 80, style: style).lines()
    if !chart.isEmpty {
      sections.append(
        style.painted("Whole hooks since \(UTCText.moment(account.begun))", .heading) + "\n"
          + chart.map { $0 + "\n" }.joined())
    }
    if !account.slowest.isEmpty {
      sections.append(
        style.painted("The slowest of the last day", .heading) + "\n"
          + TableFormat().text(of: slowest(account, viewpoint), in: setting))
    }
    return sections.joined(separator: "\n")
  }

  private static func slowest(_ account: LatencyAccount, _ viewpoint: Viewpoint) -> Report {
    Report(
      fields: [],
      columns: [
        Report.Column("time", "When", .key),
        Report.Column("event", "Event", .text),
        Report.Column("whole", "Took", .key, alignment: .right),
        Report.Column("stage", "Longest part", .key),
        Report.Column("length", "of it", .key, alignment: .right),
        Report.Column("share", "%", .detail, alignment: .right),
      ],
      rows: account.slowest.prefix(mostSlow).map { slow in
        let stage = slow.longestStage
        let share = stage.map { slow.whole > 0 ? min(100, $0.length * 100 / slow.whole) : 0 }
        return Report.Row(
          payload: [:],
          cells: [
            Report.Cell(viewpoint.elapsed.age(viewpoint.now.elapsed(since: slow.time)), .faint),
            Report.Cell(slow.event), Report.Cell(length(slow.whole)),
            Report.Cell(stage?.words ?? ""), Report.Cell(stage.map { length($0.length) } ?? ""),
            Report.Cell(share.map { String($0) } ?? "", .faint),
          ])
      })
  }

  /// Three digits that count.
  private static func rounded(_ value: Double) -> String {
    let digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
    let scale: Int64 = digits == 2 ? 100 : digits == 1 ? 10 : 1
    let scaled = Int64((value * Double(scale)).rounded())
    if digits == 0 { return String(scaled) }
    let fraction = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}
