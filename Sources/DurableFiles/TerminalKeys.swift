import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What Ctrl-C and Ctrl-\ do to this process while a shell runs.
///
/// A shell outlives the command it runs: Ctrl-C ends the command. Commands that wait ask `wasInterrupted` between their steps; the
/// others are over before anybody could press a key.
package struct TerminalKeys: Sendable {
  /// Set by the handler, which may do nothing but store.
  private static let interruptions = Atomic<Int>(0)

  package init() {}

  /// Makes Ctrl-C something that is noted instead of the end of the process, for good (`sigaction`).
  package func noteInterrupts() {
    // Without `SA_RESTART`: a wait must end.
    install(SIGINT) { _ in TerminalKeys.interruptions.add(1, ordering: .relaxed) }
  }

  /// Returns whether Ctrl-C was pressed since the last call.
  package func wasInterrupted() -> Bool {
    TerminalKeys.interruptions.exchange(0, ordering: .relaxed) > 0
  }

  /// Ignores both keys while a child runs, which gets them too.
  func leaveToChildren() {
    for key in [SIGINT, SIGQUIT] { LiveFileSystem().ignoreSignal(key) }
  }

  /// Takes notice of them again once the child is gone.
  func takeBack() {
    noteInterrupts()
    signal(SIGQUIT, SIG_DFL)
  }

  private func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
    #else
    action.__sigaction_handler.sa_handler = handler
    #endif
    sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    sigaction(number, &action, nil)
  }
}
