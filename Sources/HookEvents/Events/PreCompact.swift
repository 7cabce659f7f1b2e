import HookProtocol
import ProgressModel

/// The context is about to be compacted: a sign of life, nothing more.
enum PreCompact: HookEvent {
  static let names = ["PreCompact"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [payload.activity()]
  }
}
