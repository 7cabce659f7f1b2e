import DurableFiles
import Foundation
import Testing

@Suite struct HeldSignalsTests {
  /// The signal goes to this thread alone and is taken away again before the end: none may reach the test process.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal waits while it is held`(_ number: Int32) {
    let signals = HeldSignals()
    #expect(!HeldSignals.isPending)
    pthread_kill(pthread_self(), number)
    #expect(HeldSignals.isPending)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    var taken: Int32 = 0
    sigwait(&set, &taken)
    #expect(taken == number)
    #expect(!HeldSignals.isPending)
    signals.release()
  }

  @Test func `releasing puts the former mask back`() {
    var before = sigset_t()
    var after = sigset_t()
    pthread_sigmask(SIG_SETMASK, nil, &before)
    HeldSignals().release()
    pthread_sigmask(SIG_SETMASK, nil, &after)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      #expect(sigismember(&before, number) == sigismember(&after, number))
    }
  }
}
