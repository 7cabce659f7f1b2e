import HookProtocol
import ProgressModel

/// The context was compacted: a sign of life; tasks and agents survive it.
enum PostCompact: HookEvent {
  static let names = ["PostCompact"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [payload.activity()]
  }
}
