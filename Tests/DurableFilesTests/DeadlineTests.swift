import DurableFiles
import Testing

@Suite struct DeadlineTests {
  @Test func `a deadline in the future has not passed and has time left`() {
    let deadline = Deadline.after(.seconds(60))
    #expect(!deadline.hasPassed)
    #expect(deadline.remaining > .seconds(50) && deadline.remaining <= .seconds(60))
  }

  @Test(arguments: [Duration.zero, .milliseconds(-5), .seconds(-1_000_000)])
  func `a deadline now or in the past has passed and has no time left`(duration: Duration) {
    let deadline = Deadline.after(duration)
    #expect(deadline.hasPassed)
    #expect(deadline.remaining == .zero)
  }

  @Test func `an absurdly long wait is bounded instead of overflowing`() {
    let deadline = Deadline.after(.seconds(Int64.max))
    #expect(!deadline.hasPassed)
    #expect(deadline < .never)
    #expect(!Deadline.never.hasPassed)
  }

  @Test func `the monotonic clock does not go back`() {
    var last = Deadline.monotonicMilliseconds()
    for _ in 0..<1000 {
      let now = Deadline.monotonicMilliseconds()
      #expect(now >= last)
      last = now
    }
  }
}
