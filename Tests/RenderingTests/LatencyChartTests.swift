import Testing

@testable import Rendering

@Suite struct LatencyChartTests {
  @Test func `without a time there is no chart`() {
    #expect(LatencyChart(LatencyAccount.Measure(.hook), width: 80, style: .plain).lines().isEmpty)
  }

  @Test(arguments: [40, 80, 200])
  func `every count is in one line, lines fit the width, and the longest bar stands at the largest`(
    _ width: Int
  ) {
    let measure = LatencyAccount.sample.hooks
    let lines = LatencyChart(measure, width: width, style: .plain).lines()
    #expect(lines.count <= LatencyChart.mostLines)
    #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width })
    let counts = lines.map {
      Int64($0.split(separator: " ").first { $0.allSatisfy(\.isNumber) && !$0.isEmpty } ?? "")
    }
    #expect(counts.count == lines.count)
    let longest = lines.max { $0.filter(Self.isBlock).count < $1.filter(Self.isBlock).count }
    #expect(longest?.contains(" 700  ") == true || longest?.contains("1180") == true)
  }

  @Test func `a line without a count has no bar and no trailing space`() {
    var measure = LatencyAccount.Measure(.hook)
    measure.buckets = [LatencyAccount.bucket(1 << 20, 5), LatencyAccount.bucket(1 << 23, 1)]
    let lines = LatencyChart(measure, width: 80, style: .plain).lines()
    #expect(lines.count == 7)
    #expect(lines.filter { $0.hasSuffix("  0") }.count == 5)
  }

  @Test func `a wide spread takes wider ranges, not more lines`() {
    var measure = LatencyAccount.Measure(.hook)
    measure.buckets = [LatencyAccount.bucket(0, 1), LatencyAccount.bucket(1 << 32, 1)]
    let lines = LatencyChart(measure, width: 80, style: .plain).lines()
    #expect((3...LatencyChart.mostLines).contains(lines.count))
    #expect(lines.first?.contains("0 – ") == true)
  }

  @Test func `colours tell the usual from the rare`() {
    var measure = LatencyAccount.Measure(.hook)
    measure.buckets = [
      LatencyAccount.bucket(1 << 20, 90), LatencyAccount.bucket(1 << 22, 9),
      LatencyAccount.bucket(1 << 25, 1),
    ]
    (measure.p90, measure.p99) = (1_100_000, 4_300_000)
    let lines = LatencyChart(measure, width: 80, style: .ansi).lines().filter { $0.contains("\u{1B}") }
    #expect(
      lines.map { $0.contains("[32m") ? "good" : $0.contains("[33m") ? "busy" : "bad" } == [
        "good", "busy", "bad",
      ])
  }

  @Test(arguments: [
    (count: Int64(0), bar: ""), (count: 1, bar: "▏"), (count: 500, bar: "██▌"), (count: 1_000, bar: "█████"),
  ])
  func `a bar is as long as its part, and whatever was counted shows`(count: Int64, bar: String) {
    #expect(LatencyChart.bar(count, of: 1_000, 5) == bar)
  }

  private static func isBlock(_ character: Character) -> Bool { "█▏▎▍▌▋▊▉".contains(character) }
}
