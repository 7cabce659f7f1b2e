import Synchronization

/// Keeps what a command of a session answers until it is done: only then is it known whether it fits on the screen.
///
/// Complaints go through at once. Both are kept for `expect`.
final class SessionOutput: ProgramOutput {
  private struct Kept {
    var answer: [UInt8] = []
    /// How much of the answer has been shown already.
    var shown = 0
    var errors = ""
  }

  private let kept = Mutex(Kept())
  private let outer: any ProgramOutput
  /// Whether the answer goes to the screen, so that a part of it may be shown before the rest is there.
  private let goesToScreen: Bool

  init(outer: any ProgramOutput, goesToScreen: Bool) {
    self.outer = outer
    self.goesToScreen = goesToScreen
  }

  func answer(_ bytes: [UInt8]) -> Bool {
    kept.withLock { $0.answer += bytes }
    return true
  }

  func complain(_ text: String) {
    kept.withLock { $0.errors += text + "\n" }
    outer.complain(text)
  }

  func flush() {
    guard goesToScreen else { return }
    let rest = rest
    if !rest.isEmpty { outer.answer(rest) }
    outer.flush()
  }

  /// The whole answer.
  var bytes: [UInt8] { kept.withLock { $0.answer } }

  var errors: String { kept.withLock { $0.errors } }

  /// Takes what has not been shown yet.
  var rest: [UInt8] {
    kept.withLock {
      let rest = Array($0.answer[$0.shown...])
      $0.shown = $0.answer.count
      return rest
    }
  }
}
