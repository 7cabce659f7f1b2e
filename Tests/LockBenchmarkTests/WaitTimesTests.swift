import LockBenchmark
import Testing

@Suite struct WaitTimesTests {
  private func times(_ values: [Int64]) -> WaitTimes {
    var times = WaitTimes()
    for value in values { times.add(nanoseconds: value) }
    return times
  }

  @Test func `percentiles are those of all waits, to three digits`() throws {
    let times = times((1...1_000).map { Int64($0) * 1_000 })
    #expect(times.count == 1_000)
    for (percent, wanted) in [(50.0, 500_000.0), (90, 900_000), (99, 990_000)] {
      let found = try #require(times.percentile(percent)) / .nanoseconds(1)
      #expect(abs(found - wanted) / wanted < 0.002, "\(percent): \(found)")
    }
    #expect(times.longest == .milliseconds(1))
  }

  @Test func `no wait has no percentile`() {
    #expect(WaitTimes().percentile(50) == nil)
    #expect(WaitTimes().longest == nil)
    #expect(WaitTimes().text.isEmpty)
  }

  @Test func `those of many processes add up to those of all`() {
    var merged = times([5, 70_000, 3_000_000])
    merged.add(times([1, 4_999_999_999]))
    #expect(merged == times([5, 70_000, 3_000_000, 1, 4_999_999_999]))
    #expect(merged.longest == .nanoseconds(4_999_999_999))
  }

  @Test func `the text carries everything, the longest wait exactly`() throws {
    let times = times([0, 1, 1, 1_234_567, 1_999_999_999])
    let read = try #require(WaitTimes(text: times.text))
    #expect(read == times)
    #expect(read.longest == .nanoseconds(1_999_999_999))
  }

  @Test(arguments: ["1", "1:", ":1", "1:0", "-1:1", "1:1:1", "a:b", "1:1 x"])
  func `anything else is refused`(_ text: String) { #expect(WaitTimes(text: text) == nil) }

  @Test func `waits are counted by steps, the bound itself in the next one`() {
    let counts = times([9, 10, 99, 100, 5_000]).counts(below: [.nanoseconds(10), .nanoseconds(100)])
    #expect(counts == [1, 2, 2])
  }

  @Test func `negative and endless waits are bounded`() {
    #expect(times([-5]).longest == .zero)
    #expect(times([.max]).longest == .seconds(3_600))
  }
}
