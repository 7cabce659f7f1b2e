import HookProtocol
import ProgressModel

/// A tool is about to run.
///
/// It may still be refused, so only calls that start agents say more than activity.
enum PreToolUse: HookEvent {
  static let names = ["PreToolUse"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    TrackedToolCatalog.tool(named: payload.toolName)?.factsBefore(payload, context) ?? [payload.activity()]
  }
}
