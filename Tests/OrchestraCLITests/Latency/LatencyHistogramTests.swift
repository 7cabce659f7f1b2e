import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct LatencyHistogramTests {
  @Test func `without a time there is nothing to tell`() {
    let histogram = Self.histogram([])
    #expect(histogram.count == 0)
    #expect(histogram.mean == nil)
    #expect(histogram.percentile(50) == nil)
  }

  @Test func `of one time every percentile is that time or a little less`() throws {
    let histogram = Self.histogram([1_500_000])
    for percent in [0, 50, 90, 99, 100] {
      let time = try #require(histogram.percentile(percent))
      #expect((1_400_000...1_500_000).contains(time))
    }
  }

  @Test func `percentiles are within an eighth of the exact ones`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "LatencyHistogramTests"))
    for _ in 0..<50 {
      let times = (0..<Int.random(in: 1...400, using: &random)).map { _ in
        Int64(1_024) << Int64.random(in: 0...20, using: &random) + Int64.random(in: 0...900, using: &random)
      }
      let histogram = Self.histogram(times)
      let sorted = times.sorted()
      for percent in [1, 50, 90, 99, 100] {
        let exact = sorted[max(1, (times.count * percent + 99) / 100) - 1]
        let told = try #require(histogram.percentile(percent))
        #expect(abs(told - exact) * 8 <= exact + 8, "\(percent) of \(times.count)")
      }
      #expect(histogram.percentile(100) == sorted.last)
      #expect(histogram.mean == times.reduce(0, +) / Int64(times.count))
    }
  }

  @Test func `a percentile beyond the last bucket's beginning lies below the longest time`() throws {
    let histogram = Self.histogram([6_000_000_000, 8_000_000_000])
    let time = try #require(histogram.percentile(50))
    #expect((4_294_967_296...8_000_000_000).contains(time))
  }

  @Test func `counts that stand at their end do not overflow`() {
    let full = LatencyHistogram(
      counts: [UInt32](repeating: .max, count: LatencyScale.bucketCount), longest: 5_000_000_000, sum: 1)
    #expect(full.count == Int64(UInt32.max) * Int64(LatencyScale.bucketCount))
    #expect(full.percentile(99) != nil)
  }

  private static func histogram(_ times: [Int64]) -> LatencyHistogram {
    var counts = [UInt32](repeating: 0, count: LatencyScale.bucketCount)
    for time in times { counts[LatencyScale.bucket(of: time)] += 1 }
    return LatencyHistogram(counts: counts, longest: times.max() ?? 0, sum: times.reduce(0, +))
  }
}
