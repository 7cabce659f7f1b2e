import ArgumentParser
import Shell

extension CompletionKind {
  /// Completes with the numbers of the newest events.
  static var moment: CompletionKind { .live(ValueKind(name: "moment") ?? .none) }
}
