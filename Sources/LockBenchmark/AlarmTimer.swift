import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A signal that ends a blocking system call at a deadline, and every 20 ms from then on.
///
/// A single one could arrive just before the call blocks. The timer is the process's (`setitimer`): right for a worker, which has one
/// thread.
struct AlarmTimer {
  private static let repeatMicroseconds = 20_000

  /// Follow with `cancel`.
  init(endingWaitsAt deadline: Deadline) {
    var action = sigaction()
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = { _ in }
    #else
    action.__sigaction_handler.sa_handler = { _ in }
    #endif
    sigemptyset(&action.sa_mask)
    // Without SA_RESTART: the call must end.
    action.sa_flags = 0
    sigaction(SIGALRM, &action, nil)
    set(after: max(1, deadline.remaining.wholeNanoseconds / 1_000), repeating: Self.repeatMicroseconds)
  }

  func cancel() { set(after: 0, repeating: 0) }

  private func set(after microseconds: Int64, repeating interval: Int) {
    var schedule = itimerval()
    schedule.it_value.tv_sec = Int(microseconds / 1_000_000)
    schedule.it_value.tv_usec = .init(microseconds % 1_000_000)
    schedule.it_interval.tv_usec = .init(interval)
    #if canImport(Darwin)
    setitimer(ITIMER_REAL, &schedule, nil)
    #else
    setitimer(__itimer_which_t(0), &schedule, nil)
    #endif
  }
}
