import HookProtocol
import JSONTree
import ProgressModel

/// A session ends.
///
/// Not certain to arrive: a host that crashes or is killed sends none.
enum SessionEnd: HookEvent {
  static let names = ["SessionEnd"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [.sessionEnded(reason: TextBounds.cut(payload["reason"]?.text ?? "other", to: TextBounds.identifier))]
  }
}
