import DurableFiles
import ProgressModel
import TestSupport
import Testing

@testable import ProgressStore

@Suite struct StageTimesTests {
  @Test func `every stage is a field of its own, and the total is their sum`() {
    var times = StageTimes()
    for (index, stage) in UpdateStage.allCases.enumerated() { times[stage] = 1 << index }
    #expect(UpdateStage.allCases.map { times[$0] } == [1, 2, 4, 8, 16, 32])
    #expect(times.total == 63)
  }

  static let durations: [(Duration, Int64)] = [
    (.zero, 0), (.nanoseconds(1), 1), (.seconds(3), 3_000_000_000), (.milliseconds(-2), -2_000_000),
  ]

  @Test(arguments: durations)
  func `a duration has so many whole nanoseconds`(duration: Duration, nanoseconds: Int64) {
    #expect(duration.nanosecondCount == nanoseconds)
  }

  /// Which stage pays for a call that takes its time; `nth` counts calls of the kind from 1, on a project that is there.
  static let calls: [(call: SystemCall, nth: Int, stage: UpdateStage)] = [
    (.openat, 2, .read), (.flock, 1, .lockWait), (.read, 1, .read), (.pread, 1, .parse), (.write, 1, .write),
    (.renameat, 1, .write), (.fdatasync, 1, .sync),
  ]

  @Test(arguments: calls)
  func `the time of a slow call counts for its stage`(call: SystemCall, nth: Int, stage: UpdateStage) throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let slow = SlowFileSystem(call, nth: nth)
    let times = try fixture.add("2", through: slow).stages
    #expect(times[stage] >= SlowFileSystem.delay)
    #expect(UpdateStage.allCases.allSatisfy { times[$0] >= 0 })
  }

  @Test func `an update that records nothing has no time for flushing`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let outcome = try fixture.add("1")
    #expect(outcome.events.isEmpty)
    #expect(outcome.stages.sync == 0)
    #expect(outcome.stages.parse > 0)
  }

  @Test func `with durability full the flush under the lock counts as flushing too`() throws {
    var fixture = try StoreFixture()
    fixture.settings.durability = .full
    try fixture.add("1")
    let times = try fixture.add("2", through: SlowFileSystem(.fdatasync, nth: 1)).stages
    #expect(times.sync >= SlowFileSystem.delay)
  }
}

/// A file system in which one call takes two milliseconds more.
private struct SlowFileSystem: InterceptingFileSystem {
  static let delay: Int64 = 2_000_000

  let wrapped: any FileSystemCalls = LiveFileSystem()
  private let call: SystemCall
  private let nth: Int
  private let log = CallLog()

  init(_ call: SystemCall, nth: Int) {
    self.call = call
    self.nth = nth
  }

  func intercept(_ call: SystemCall, name: String) -> Interception {
    if log.note(call).ofItsKind == nth, call == self.call {
      // Busy instead of asleep: what is measured is the clock, and it must have moved.
      let end = Deadline.after(.nanoseconds(Self.delay))
      while !end.hasPassed {}
    }
    return .proceed
  }
}
