/// Every event that is understood, in the order of a session's life.
///
/// All others are acknowledged and ignored.
package enum HookEventCatalog {
  package static let all: [any HookEvent.Type] = [
    SessionStart.self,
    SessionEnd.self,
    UserPromptSubmit.self,
    PreToolUse.self,
    PostToolUse.self,
    PostToolUseFailure.self,
    PostToolBatch.self,
    PermissionRequest.self,
    Notification.self,
    SubagentStart.self,
    SubagentStop.self,
    TaskCreated.self,
    TaskCompleted.self,
    TeammateIdle.self,
    Stop.self,
    StopFailure.self,
    Interrupt.self,
    PreCompact.self,
    PostCompact.self,
    CwdChanged.self,
    AgentTurnComplete.self,
    BareTodoList.self,
  ]

  package static func event(named name: String) -> (any HookEvent.Type)? {
    all.first { $0.names.contains(name) }
  }
}
