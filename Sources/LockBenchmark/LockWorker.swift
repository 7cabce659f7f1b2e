import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Carries out an order: what a process of the benchmark does.
///
/// It says `ready`, waits for the barrier, works, and answers with its account. One that follows says `waiting` instead, right before
/// it waits; one that keeps the lock says `held` and nothing more.
package struct LockWorker {
  private let order: WorkerOrder
  private let say: (String) -> Void
  private let waitForBarrier: () -> Void

  /// `say` writes to whoever gave the order; `waitForBarrier` returns when that one lets everybody go, or is dead.
  package init(
    _ order: WorkerOrder, say: @escaping (String) -> Void, waitForBarrier: @escaping () -> Void
  ) {
    self.order = order
    self.say = say
    self.waitForBarrier = waitForBarrier
  }

  /// Does the work.
  ///
  /// - Throws: `unreadable` for an unknown strategy, `file`, `system`.
  package func run() throws(LockBenchmarkError) {
    guard let kind = LockStrategyCatalog.strategy(named: order.strategy) else {
      throw .unreadable(order.strategy)
    }
    let folder: Directory
    do { folder = try Directory.open(order.folder) } catch { throw .file(error) }
    var turns = Turns(
      order: order, lock: try kind.init(in: folder), counter: try SharedCounter(in: order.folder))
    switch order.work {
    case .single:
      guard isWanted() else { return }
      try turns.take()
    case .loop(let length, let count):
      guard isWanted() else { return }
      let end = Deadline.after(length)
      // Nobody wants to know any more when the one who asked was killed.
      while !end.hasPassed, getppid() == order.parent, try turns.take(unlessCountIs: count) {}
    case .follow:
      say("waiting\n")
      try turns.take()
    case .keep:
      guard try turns.lock.take(until: .after(order.deadline)) else { return }
      say("held\n")
      return waitForBarrier()
    }
    turns.account.endedAt = Turns.now()
    say(turns.account.text)
  }

  /// Waits at the barrier; false when it fell only because whoever put it up has died.
  private func isWanted() -> Bool {
    say("ready\n")
    waitForBarrier()
    return getppid() == order.parent
  }
}

/// The updates of one worker.
private struct Turns {
  let order: WorkerOrder
  let lock: any LockStrategy
  let counter: SharedCounter
  let process = Int64(getpid())
  var account = WorkerAccount()

  init(order: WorkerOrder, lock: any LockStrategy, counter: SharedCounter) {
    self.order = order
    self.lock = lock
    self.counter = counter
  }

  static func now() -> Int64 { Deadline.monotonicNow().wholeNanoseconds }

  /// Takes the lock, counts one up, lets go; false when the counter stood at `limit` already.
  @discardableResult
  mutating func take(unlessCountIs limit: Int64? = nil) throws(LockBenchmarkError) -> Bool {
    let began = Self.now()
    guard try lock.take(until: .after(order.deadline)) else {
      account.failed += 1
      return true
    }
    defer { lock.release() }
    let heldAt = Self.now()
    var reading = try counter.read()
    if let limit, reading.count >= limit { return false }
    if account.firstHeldAt == nil { account.firstHeldAt = heldAt }
    if order.isLoop { count(waitFrom: began, to: heldAt, after: reading) }
    compute(until: heldAt + order.hold.wholeNanoseconds)
    reading.count += 1
    reading.process = process
    reading.releasedAt = Self.now()
    try counter.write(reading)
    account.turns += 1
    return true
  }

  private mutating func count(waitFrom began: Int64, to heldAt: Int64, after reading: SharedCounter.Reading) {
    account.waits.add(nanoseconds: heldAt - began)
    // Only who was waiting when the other let go can tell how long the way was.
    if reading.process != process, reading.releasedAt > began {
      account.handovers.add(nanoseconds: heldAt - reading.releasedAt)
    }
  }

  /// Works until a moment, as an update does; sleeping would give the processor to those who wait.
  private func compute(until end: Int64) {
    while Self.now() < end {}
  }
}
