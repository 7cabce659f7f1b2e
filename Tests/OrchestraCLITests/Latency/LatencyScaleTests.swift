import Testing

@testable import OrchestraCLI

@Suite struct LatencyScaleTests {
  @Test func `each bucket begins where the one before it ends`() {
    for bucket in 1..<LatencyScale.bucketCount {
      let bound = LatencyScale.lowerBound(of: bucket)
      #expect(LatencyScale.bucket(of: bound) == bucket)
      #expect(LatencyScale.bucket(of: bound - 1) == bucket - 1)
    }
  }

  @Test func `no bucket but the first and the last is wider than an eighth of its lower bound`() {
    for bucket in 1..<LatencyScale.bucketCount - 1 {
      let low = LatencyScale.lowerBound(of: bucket)
      #expect((LatencyScale.lowerBound(of: bucket + 1) - low) * 8 <= low)
    }
  }

  @Test(arguments: [
    (nanoseconds: Int64(-5), bucket: 0), (nanoseconds: 0, bucket: 0), (nanoseconds: 1_023, bucket: 0),
    (nanoseconds: 1_024, bucket: 1), (nanoseconds: 1 << 32, bucket: LatencyScale.bucketCount - 1),
    (nanoseconds: .max, bucket: LatencyScale.bucketCount - 1),
  ])
  func `times beyond either end go into the last bucket there`(nanoseconds: Int64, bucket: Int) {
    #expect(LatencyScale.bucket(of: nanoseconds) == bucket)
  }

  @Test func `a hook that took as long as hooks may has a bucket with an end`() {
    #expect(LatencyScale.bucket(of: 3_000_000_000) < LatencyScale.bucketCount - 1)
  }
}
