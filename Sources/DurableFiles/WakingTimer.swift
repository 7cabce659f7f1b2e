#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A timer signal that ends one thread's blocking system call with `EINTR`.
///
/// 1. The first signal comes at the deadline, not before: a waiter that a signal wakes early leaves the
///    kernel's queue and would enter it again at the end.
/// 2. From then on it repeats every 20 ms. A single signal could arrive just before the call blocks, and the
///    call would then wait for ever.
/// 3. It reaches the thread that made the timer (Linux), also where that thread had the signal blocked, as
///    worker threads of libraries have. Elsewhere it goes to the process: exact for a program that waits on
///    one thread.
/// 4. The handler, which does nothing, stays installed: taking it away could kill the process by another
///    thread's timer.
///
/// `SA_RESTART` must be off, or the kernel would silently resume the wait.
struct WakingTimer: ~Copyable {
  static let repeatNanoseconds = 20_000_000

  #if canImport(Glibc)
  // The system numbers timers from 0, so that nil is a valid first one.
  private let timer: timer_t?
  #endif
  private let previousMask: sigset_t

  /// Starts the timer.
  ///
  /// Follow with `cancel` on the same thread.
  init(firstAt deadline: Deadline) throws(SystemError) {
    var action = sigaction()
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = { _ in }
    #else
    action.__sigaction_handler.sa_handler = { _ in }
    #endif
    sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    sigaction(SIGALRM, &action, nil)

    #if canImport(Glibc)
    var event = sigevent()
    event.sigev_signo = SIGALRM
    event.sigev_notify = Int32(SIGEV_THREAD_ID)
    event._sigev_un._tid = WakingTimer.threadIdentifier()
    var timer: timer_t?
    if timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 { throw .last(.timerCreate) }
    var schedule = itimerspec()
    schedule.it_value.tv_sec = Int(deadline.nanoseconds / 1_000_000_000)
    schedule.it_value.tv_nsec = Int(deadline.nanoseconds % 1_000_000_000)
    schedule.it_interval.tv_nsec = WakingTimer.repeatNanoseconds
    if timer_settime(timer, Int32(TIMER_ABSTIME), &schedule, nil) != 0 {
      let error = SystemError.last(.timerCreate)
      timer_delete(timer)
      throw error
    }
    self.timer = timer
    #else
    // Rounded up: a signal a moment too early would be wasted, and the next is 20 ms away.
    let microseconds = max(1, (min(deadline.remainingNanoseconds, 86_400_000_000_000) + 999) / 1000)
    var schedule = itimerval()
    schedule.it_value.tv_sec = Int(microseconds / 1_000_000)
    schedule.it_value.tv_usec = Int32(microseconds % 1_000_000)
    schedule.it_interval.tv_usec = Int32(WakingTimer.repeatNanoseconds / 1000)
    if setitimer(ITIMER_REAL, &schedule, nil) != 0 { throw .last(.timerCreate) }
    #endif

    var alarm = sigset_t()
    var previousMask = sigset_t()
    sigemptyset(&alarm)
    sigaddset(&alarm, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &alarm, &previousMask)
    self.previousMask = previousMask
  }

  /// Stops the signals and puts the thread's signal mask back.
  borrowing func cancel() {
    #if canImport(Glibc)
    timer_delete(timer)
    #else
    var stopped = itimerval()
    setitimer(ITIMER_REAL, &stopped, nil)
    #endif
    var mask = previousMask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  #if canImport(Glibc)
  /// Returns the kernel's number of this thread: the C library's Swift module leaves `gettid` out.
  private static func threadIdentifier() -> Int32 {
    // "4121/task/4125". Without /proc the process id is right for the main thread, which is the one that
    // waits.
    guard let target = try? LiveFileSystem().linkTarget("/proc/thread-self", in: AT_FDCWD),
      let last = target.split(separator: "/").last, let identifier = Int32(last)
    else { return getpid() }
    return identifier
  }
  #endif
}
