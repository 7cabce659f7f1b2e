import HookProtocol
import ProgressModel

/// A batch of calls is over.
///
/// Each call has its own event, so this one is activity only.
enum PostToolBatch: HookEvent {
  static let names = ["PostToolBatch"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [payload.activity()]
  }
}
