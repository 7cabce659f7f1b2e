import Foundation
import Testing

@testable import DurableFiles

/// Threads instead of tasks: the timer belongs to a thread, and a task may change its own.
@Suite struct WakingTimerTests {
  @Test func `a blocking call ends at the deadline, and again every 20 ms`() throws {
    try onThread {
      let start = Deadline.monotonicMilliseconds()
      let timer = try WakingTimer(firstAt: .after(.milliseconds(60)))
      defer { timer.cancel() }
      for wake in 0..<4 {
        #expect(sleepUntilSignal() == EINTR)
        #expect(Deadline.monotonicMilliseconds() - start >= Int64(60 + wake * 20))
      }
    }
  }

  @Test func `a thread that had the signal blocked is reached, and has it blocked again afterwards`() throws {
    try onThread {
      var alarm = sigset_t()
      sigemptyset(&alarm)
      sigaddset(&alarm, SIGALRM)
      pthread_sigmask(SIG_BLOCK, &alarm, nil)
      let timer = try WakingTimer(firstAt: .after(.milliseconds(10)))
      #expect(sleepUntilSignal() == EINTR)
      timer.cancel()
      var mask = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &mask)
      #expect(sigismember(&mask, SIGALRM) == 1)
    }
  }

  @Test func `no signal comes after it is cancelled`() throws {
    try onThread {
      let timer = try WakingTimer(firstAt: .after(.milliseconds(30)))
      timer.cancel()
      #expect(sleepUntilSignal(seconds: 0, nanoseconds: 100_000_000) == 0)
    }
  }

  @Test func `many threads wait with timers of their own`() throws {
    let threads = 8
    let results = Results()
    let group = DispatchGroup()
    for number in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        let wanted = 20 + number * 10
        let start = Deadline.monotonicMilliseconds()
        guard let timer = try? WakingTimer(firstAt: .after(.milliseconds(wanted))) else { return }
        let code = sleepUntilSignal()
        timer.cancel()
        if code == EINTR, Deadline.monotonicMilliseconds() - start >= Int64(wanted) { results.add(number) }
      }
    }
    group.wait()
    #expect(results.all.sorted() == Array(0..<threads))
  }
}

/// Sleeps; returns `EINTR` when a signal ended it early, 0 when it slept to the end.
private func sleepUntilSignal(seconds: Int = 20, nanoseconds: Int = 0) -> Int32 {
  var time = timespec(tv_sec: seconds, tv_nsec: nanoseconds)
  return nanosleep(&time, nil) == 0 ? 0 : errno
}

/// Runs the body on a thread of its own and hands its error on.
private func onThread(_ body: @escaping @Sendable () throws -> Void) throws {
  let done = DispatchSemaphore(value: 0)
  let results = Results()
  Thread.detachNewThread {
    do { try body() } catch { results.fail(error) }
    done.signal()
  }
  done.wait()
  if let error = results.error { throw error }
}

/// Collects what threads report.
private final class Results: @unchecked Sendable {
  private let mutex = NSLock()
  private var numbers: [Int] = []
  private var failure: (any Error)?

  var all: [Int] { mutex.withLock { numbers } }
  var error: (any Error)? { mutex.withLock { failure } }

  func add(_ number: Int) { mutex.withLock { numbers.append(number) } }
  func fail(_ error: any Error) { mutex.withLock { failure = error } }
}
