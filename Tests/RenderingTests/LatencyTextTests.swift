import JSONTree
import Testing

@testable import Rendering

@Suite struct LatencyTextTests {
  @Test func `the account is as recorded at every width, with and without colour`() throws {
    var sheet = ""
    for (width, style) in [(80, TextStyle.plain), (80, .ansi), (40, .plain)] {
      let text = LatencyText.text(
        of: .sample, from: Samples.viewpoint(width: width), width: width, style: style)
      if style == .plain {
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= width, "\(line)")
        }
      }
      sheet += "\(width) \(style)\n\(text)\n".replacing("\u{1B}", with: "␛")
    }
    try GoldenFile.assert(sheet, "latency.txt")
  }

  @Test func `text from the file steers no terminal`() {
    let text = LatencyText.text(of: .sample, from: Samples.viewpoint(), width: 80, style: .plain)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("␛[31mStop"))
  }

  @Test func `every row has the fields and the cells its report announces`() {
    for isFlat in [false, true] {
      let report = LatencyReport.report(of: .sample, isFlat: isFlat)
      #expect(report.rows.count == 2)
      #expect(
        report.rows.allSatisfy { $0.payload.keys == report.fields && $0.cells.count == report.columns.count })
      #expect(report.fields.contains("buckets") == !isFlat)
    }
    #expect(LatencyReport.report(of: nil).rows.isEmpty)
  }

  @Test func `programs get microseconds, the longest part of each slow hook, and all its parts`() throws {
    let rows = LatencyReport.report(of: .sample).rows.map(\.payload)
    #expect(rows[0]["p99Microseconds"]?.double == 9_100)
    #expect(rows[1]["p50Microseconds"]?.double == 3.4)
    #expect(rows[1]["slowest"]?.isNull == true)
    let slow = try #require(rows[0]["slowest"]?.array)
    #expect(slow.map { $0["longestStage"]?.string } == ["lockWait", "sync", nil])
    #expect(slow[0]["stages"]?["sync"]?.double == 3_000)
    #expect(rows[0]["buckets"]?[0]?["count"]?.integer == 9)
  }

  @Test(arguments: [
    (Int64(-1), "0 µs"), (0, "0 µs"), (1_499, "1 µs"), (99_400, "99 µs"), (99_600, "0.10 ms"),
    (850_000, "0.85 ms"),
    (9_994_000, "9.99 ms"), (9_996_000, "10.0 ms"), (99_960_000, "100 ms"), (999_400_000, "999 ms"),
    (999_600_000, "1.00 s"), (2_800_000_000, "2.80 s"), (86_400_000_000_000, "86400 s"),
  ])
  func `a length has the unit that suits it`(_ nanoseconds: Int64, _ text: String) {
    #expect(LatencyText.length(nanoseconds) == text)
  }
}
