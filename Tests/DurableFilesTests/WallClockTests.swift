import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct WallClockTests {
  @Test func `the computer's clock counts milliseconds since 1970`() {
    let before = Int64(Date().timeIntervalSince1970 * 1000) - 1
    let now = SystemClock().now()
    let after = Int64(Date().timeIntervalSince1970 * 1000) + 1
    #expect((before...after).contains(now))
  }

  @Test func `a fixed clock stands still`() {
    let clock = FixedClock(milliseconds: 42)
    #expect(clock.now() == 42)
    #expect(clock.now() == 42)
  }

  @Test func `a stepping clock moves when read and when told to, also backwards`() {
    let clock = SteppingClock(milliseconds: 1000, step: 10)
    #expect(clock.now() == 1000)
    #expect(clock.now() == 1010)
    clock.advance(milliseconds: -500)
    #expect(clock.now() == 520)
  }
}
