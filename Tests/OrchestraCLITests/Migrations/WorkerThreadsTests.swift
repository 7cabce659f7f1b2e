import Synchronization
import Testing

@testable import OrchestraCLI

@Suite struct WorkerThreadsTests {
  @Test(arguments: [(0, 4), (1, 4), (7, 1), (1000, 8)])
  func `each piece of work is done once, and the answers are in order`(_ count: Int, _ jobs: Int) {
    #expect(WorkerThreads.map(count, jobs: jobs) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  private final class Meeting: Sendable {
    let present = Atomic<Int>(0)
  }

  @Test func `as many threads work at the same time as there are jobs`() {
    // Each waits until all three are here: with fewer threads this would never end.
    let meeting = Meeting()
    WorkerThreads.run(3, jobs: 3) { _ in
      meeting.present.add(1, ordering: .sequentiallyConsistent)
      while meeting.present.load(ordering: .sequentiallyConsistent) < 3 {}
      return true
    }
    #expect(meeting.present.load(ordering: .relaxed) == 3)
  }

  @Test func `a thread that has had enough takes no more`() {
    let meeting = Meeting()
    WorkerThreads.run(100, jobs: 1) { index in
      meeting.present.add(1, ordering: .relaxed)
      return index < 4
    }
    #expect(meeting.present.load(ordering: .relaxed) == 5)
  }
}
