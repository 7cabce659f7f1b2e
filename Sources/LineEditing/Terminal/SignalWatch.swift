import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Signals while a line is edited: they wake whoever waits for a key, and are told apart afterwards.
///
/// Nothing is noted anywhere: a signal that has come has lost its handler (`SA_RESETHAND`). A second one of the same kind
/// therefore has its usual effect.
struct SignalWatch {
  private static let once = [SIGINT, SIGTERM, SIGHUP]

  /// What to put back.
  private var previous: [(number: Int32, action: sigaction)] = []

  init() {
    // A change of the window's size only has to wake.
    for number in Self.once + [SIGWINCH] { catchSignal(number) }
  }

  private mutating func catchSignal(_ number: Int32) {
    var action = sigaction()
    if edit_catch_signal(number, number == SIGWINCH ? 0 : 1, &action) == 1 {
      previous.append((number, action))
    }
  }

  /// Returns one that has come.
  var arrived: Int32? {
    Self.once.first { number in previous.contains { $0.number == number } && edit_has_come(number) != 0 }
  }

  /// Puts everything back as it was, once.
  mutating func end() {
    for (number, action) in previous {
      var action = action
      sigaction(number, &action, nil)
    }
    previous = []
  }
}
