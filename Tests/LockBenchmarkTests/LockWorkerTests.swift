import DurableFiles
import Foundation
import LockBenchmark
import Synchronization
import TestSupport
import Testing

@Suite struct LockWorkerTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  private func order(
    _ work: WorkerOrder.Work, strategy: String = "flock", deadline: Duration = .seconds(60),
    parent: Int32 = getppid()
  ) -> WorkerOrder {
    WorkerOrder(
      strategy: strategy, work: work, hold: .zero, deadline: deadline, parent: parent,
      folder: temporary.path)
  }

  /// What a worker says.
  private func said(_ order: WorkerOrder, atBarrier: @escaping () -> Void = {}) throws -> String {
    let said = Mutex("")
    try LockWorker(order, say: { text in said.withLock { $0 += text } }, waitForBarrier: atBarrier).run()
    return said.withLock { $0 }
  }

  private func account(in said: String) throws -> WorkerAccount {
    try #require(WorkerAccount(text: said.drop { $0 != "\n" }.dropFirst()))
  }

  @Test func `a single update counts one up, after the barrier`() throws {
    let folder = temporary.path
    let said = try said(order(.single)) {
      #expect((try? SharedCounter(in: folder).read().count) == 0)
    }
    #expect(said.hasPrefix("ready\n"))
    let account = try account(in: said)
    #expect(account.turns == 1)
    #expect(account.waits.isEmpty)
    #expect(account.firstHeldAt != nil)
    #expect(try SharedCounter(in: folder).read().count == 1)
  }

  @Test func `nothing is done for one who has died meanwhile`() throws {
    #expect(try said(order(.single, parent: -1)) == "ready\n")
    #expect(try SharedCounter(in: temporary.path).read().count == 0)
  }

  @Test func `a loop ends when the counter stands where it should`() throws {
    let account = try account(in: said(order(.loop(.seconds(600), untilCount: 20))))
    #expect(account.turns == 20)
    #expect(account.waits.count == 20)
    #expect(account.handovers.isEmpty)
    #expect(try SharedCounter(in: temporary.path).read().count == 20)
  }

  @Test(arguments: ["flock", "ofd", "mkdir-poll", "flock-retry"])
  func `nothing is lost by those that exclude each other`(strategy: String) throws {
    let group = DispatchGroup()
    let turns = Mutex(0)
    for _ in 0..<3 {
      group.enter()
      let order = order(.loop(.seconds(600), untilCount: 60), strategy: strategy)
      Thread.detachNewThread {
        defer { group.leave() }
        guard let said = try? said(order), let account = try? account(in: said) else { return }
        turns.withLock { $0 += account.turns }
      }
    }
    group.wait()
    #expect(turns.withLock { $0 } == 60)
    #expect(try SharedCounter(in: temporary.path).read().count == 60)
  }

  @Test func `a lock that is not to be had is a failure, not an update`() throws {
    let lock = FileLock("progress.lock", in: try temporary.open(), command: "test")
    let held = try lock.acquire(until: .after(.seconds(60)))
    let account = try account(in: said(order(.single, deadline: .zero)))
    held.release()
    #expect(account.failed == 1)
    #expect(account.turns == 0)
    #expect(account.firstHeldAt == nil)
    #expect(try SharedCounter(in: temporary.path).read().count == 0)
  }

  @Test func `one that keeps the lock says so, and has it as long as it waits`() throws {
    let lock = FileLock("progress.lock", in: try temporary.open(), command: "test")
    let said = try said(order(.keep)) {
      guard case .held? = try? lock.state() else {
        Issue.record("it is free")
        return
      }
    }
    #expect(said == "held\n")
    guard case .free = try lock.state() else {
      Issue.record("it is held")
      return
    }
  }

  @Test func `a strategy nobody knows is named`() {
    #expect(throws: LockBenchmarkError.unreadable("prayer")) { try said(order(.single, strategy: "prayer")) }
  }
}
