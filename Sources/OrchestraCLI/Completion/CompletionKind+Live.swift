import ArgumentParser
import Shell

extension CompletionKind {
  /// Completes with what exists at the moment: `completion: .live(.task)`.
  ///
  /// Written as a command, which the dump of the argument parser carries; scripts the parser generates could run it.
  static func live(_ kind: ValueKind) -> CompletionKind {
    guard let name = kind.name else { return .default }
    return .shellCommand(liveCommand + name)
  }

  /// What the command begins with; the kind's name follows.
  static let liveCommand = "orchestra complete --values "
}
