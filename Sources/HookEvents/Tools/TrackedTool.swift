import HookProtocol
import ProgressModel

/// A tool whose calls say something about tasks or agents.
///
/// To add one, write its file in `Tools/` and add one line to `TrackedToolCatalog`.
protocol TrackedTool: Sendable {
  static var names: [String] { get }

  /// Returns what the call says before it runs; nil for nothing but activity.
  static func factsBefore(_ payload: HookEnvelope, _ context: HookContext) -> [Fact]?

  /// Returns what the call and its answer say; empty for nothing but activity.
  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact]
}

extension TrackedTool {
  static func factsBefore(_ payload: HookEnvelope, _ context: HookContext) -> [Fact]? { nil }
}

/// The tools that are looked into.
enum TrackedToolCatalog {
  static let all: [any TrackedTool.Type] = [
    TodoWrite.self,
    UpdatePlan.self,
    TaskCreate.self,
    TaskUpdate.self,
    TaskList.self,
    TaskGet.self,
    AgentTool.self,
    SpawnAgent.self,
  ]

  static func tool(named name: String?) -> (any TrackedTool.Type)? {
    guard let name else { return nil }
    return all.first { $0.names.contains(name) }
  }
}
