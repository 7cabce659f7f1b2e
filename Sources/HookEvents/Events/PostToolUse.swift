import HookProtocol
import ProgressModel

/// A tool has run.
///
/// Those that carry tasks or agents have a file each in `Tools/`; any other is activity.
enum PostToolUse: HookEvent {
  static let names = ["PostToolUse"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    let facts = TrackedToolCatalog.tool(named: payload.toolName)?.factsAfter(payload, context) ?? []
    return facts.isEmpty ? [payload.activity()] : facts
  }
}
