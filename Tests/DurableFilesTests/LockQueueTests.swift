import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DurableFiles

#if os(Linux)
/// Tests cite the invariants of `LockQueue`, and invariant 3 of `FileLock`, which rests on it.
@Suite struct LockQueueTests {
  private let temporary: TemporaryDirectory
  private var path: String { temporary.path(of: "lock") }

  init() throws { temporary = try TemporaryDirectory() }

  private func opened(_ flags: Int32 = O_RDWR | O_CREAT) -> Int32 { open(path, flags, 0o600) }

  /// How many wait for a lock on the file, by the system's own list.
  private func waiting() throws -> Int {
    var status = stat()
    try #require(stat(path, &status) == 0)
    let table = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
    return table.split(separator: "\n").count { $0.contains("->") && $0.contains(":\(status.st_ino) ") }
  }

  private func waitUntilWaiting(_ count: Int) throws {
    let deadline = Deadline.after(.seconds(60))
    while try waiting() < count {
      try #require(!deadline.hasPassed)
      sched_yield()
    }
  }

  @Test func `who is in front stays there until the file is closed (invariants 1 and 3)`() {
    let (first, second) = (opened(), opened())
    #expect(LockQueue(of: first).stepInFront())
    #expect(!LockQueue(of: second).stepInFront())
    close(first)
    #expect(LockQueue(of: second).stepInFront())
    close(second)
  }

  @Test func `who leaves lets the next one in front`() {
    let (first, second) = (opened(), opened())
    #expect(LockQueue(of: first).stepInFront())
    LockQueue(of: first).leave()
    #expect(LockQueue(of: second).stepInFront())
    close(first)
    close(second)
  }

  @Test func `a newcomer does not pass one who waits (invariant 1)`() throws {
    let (holder, waiter, newcomer) = (opened(), opened(), opened())
    #expect(LockQueue(of: holder).stepInFront())
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let timer = try? WakingTimer(firstAt: .after(.seconds(120)))
      if LockQueue(of: waiter).waitInFront(until: .after(.seconds(120))) { isDone.signal() }
      timer?.cancel()
    }
    try waitUntilWaiting(1)
    LockQueue(of: holder).leave()
    #expect(!LockQueue(of: newcomer).stepInFront())
    #expect(isDone.wait(timeout: .now() + .seconds(120)) == .success)
    #expect(!LockQueue(of: newcomer).stepInFront())
    close(waiter)
    #expect(LockQueue(of: newcomer).stepInFront())
    for file in [holder, newcomer] { close(file) }
  }

  @Test func `those who wait come to the front in the order they came (invariants 1 and 2)`() throws {
    let order = Mutex<[Int]>([])
    let holder = opened()
    #expect(LockQueue(of: holder).stepInFront())
    let group = DispatchGroup()
    for number in 0..<5 {
      let file = opened()
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        let timer = try? WakingTimer(firstAt: .after(.seconds(120)))
        if LockQueue(of: file).waitInFront(until: .after(.seconds(120))) {
          order.withLock { $0.append(number) }
        }
        timer?.cancel()
        close(file)
      }
      try waitUntilWaiting(number + 1)
    }
    close(holder)
    group.wait()
    #expect(order.withLock { $0 } == [0, 1, 2, 3, 4])
  }

  @Test(arguments: [Int64.max, -1, 0, 7]) func `a last place that is nonsense keeps nobody out (invariant 5)`(
    last: Int64
  ) throws {
    let file = opened()
    var last = last
    pwrite(file, &last, 8, off_t(LockHolder.maximumBytes))
    #expect(LockQueue(of: file).waitInFront(until: .after(.seconds(120))))
    close(file)
  }

  @Test func `the last place does not disturb the note`() throws {
    let directory = try temporary.open()
    let lock = FileLock("lock", in: directory, command: String(repeating: "x", count: 99))
    let file = opened()
    #expect(LockQueue(of: file).waitInFront(until: .after(.seconds(120))))
    close(file)
    try lock.acquire(until: .after(.seconds(60))).release()
    guard case .free(let note?) = try lock.state() else {
      Issue.record("no note")
      return
    }
    #expect(note.command == String(repeating: "x", count: 64))
    #expect(note.note.count <= LockHolder.maximumBytes)
  }

  @Test func `a wait in vain ends at its deadline, and its place is free with the file`() throws {
    let (holder, waiter) = (opened(), opened())
    #expect(LockQueue(of: holder).stepInFront())
    let deadline = Deadline.after(.milliseconds(20))
    let timer = try WakingTimer(firstAt: deadline)
    #expect(!LockQueue(of: waiter).waitInFront(until: deadline))
    timer.cancel()
    close(waiter)
    close(holder)
    let last = opened()
    #expect(LockQueue(of: last).stepInFront())
    close(last)
  }

  @Test func `where there are no places to be had, everybody is in front (invariant 5)`() {
    let (first, reader) = (opened(), opened(O_RDONLY))
    #expect(LockQueue(of: first).stepInFront())
    // A lock for writing needs a file opened for writing.
    #expect(LockQueue(of: reader).stepInFront())
    #expect(LockQueue(of: reader).waitInFront(until: .after(.zero)))
    #expect(LockQueue(of: -1).stepInFront())
    close(first)
    close(reader)
  }

  @Test func `one that is suspended in the queue does not keep others out (invariant 4)`() throws {
    let suspended = opened()
    #expect(LockQueue(of: suspended).stepInFront())
    let lock = FileLock("lock", in: try temporary.open(), command: "test")
    try lock.acquire(until: .after(.milliseconds(60))).release()
    close(suspended)
  }

  @Test(arguments: [(10_000, 1_000), (1_000, 500), (0, 0)])
  func `patience is half of the time, a second at most`(
    milliseconds: Int, most: Int
  ) {
    let patience = LockQueue.patience(until: .after(.milliseconds(milliseconds))).remaining
    #expect(patience <= .milliseconds(most))
  }

  @Test func `a lock that one waits for is not for a newcomer (invariant 3 of the lock)`() throws {
    let directory = try temporary.open()
    let lock = FileLock("lock", in: directory, command: "test")
    let held = try lock.acquire(until: .after(.seconds(60)))
    let (taken, mayEnd, isDone) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    Thread.detachNewThread {
      if let second = try? lock.acquire(until: .after(.seconds(120))) {
        taken.signal()
        mayEnd.wait()
        second.release()
      }
      isDone.signal()
    }
    try waitUntilWaiting(1)
    held.release()
    // Whether the waiter has run already or not: it is its turn.
    let newcomer = try lock.acquireIfFree()
    let passed = newcomer != nil
    newcomer?.release()
    #expect(!passed)
    #expect(taken.wait(timeout: .now() + .seconds(120)) == .success)
    mayEnd.signal()
    isDone.wait()
  }
}
#endif
