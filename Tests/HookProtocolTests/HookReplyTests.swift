import HookProtocol
import JSONTree
import Testing

@Suite struct HookReplyTests {
  @Test func `a message is one line of JSON with nothing else in it`() throws {
    let bytes = HookReply.systemMessage("🎯 one\ntwo \u{1B}[31m\u{9B}")
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 1)
    let value = try JSONValue(parsing: bytes)
    #expect(value.object?.keys == ["systemMessage"])
    #expect(value["systemMessage"]?.string == "🎯 one\ntwo \u{1B}[31m\u{9B}")
    #expect(!bytes.contains(0x1B))
  }

  @Test func `a message longer than the host takes is cut`() throws {
    let message = String(repeating: "長", count: HookReply.longestMessage + 5)
    let value = try JSONValue(parsing: HookReply.systemMessage(message))
    #expect(value["systemMessage"]?.string?.count == HookReply.longestMessage)
    #expect(value["systemMessage"]?.string?.hasSuffix("…") == true)
    let whole = String(repeating: "長", count: HookReply.longestMessage)
    #expect(try JSONValue(parsing: HookReply.systemMessage(whole))["systemMessage"]?.string == whole)
  }

  @Test(arguments: [
    "PostToolUse", "PreToolUse", "SessionStart", "UserPromptSubmit", "SubagentStart", "SubagentStop", "Stop",
    "TaskCreated", "TaskCompleted", "TeammateIdle", "PostToolUseFailure", "PermissionRequest", "Interrupt",
  ])
  func `a message is given where the host shows it`(_ event: String) {
    #expect(HookReply.showsMessage(for: event, client: .claudeCode))
    #expect(HookReply.showsMessage(for: event, client: .codex))
  }

  @Test(arguments: [
    "SessionEnd", "StopFailure", "Notification", "PreCompact", "PostCompact", "CwdChanged", "DirectoryAdded",
    "WorktreeCreate", "WorktreeRemove", "InstructionsLoaded", "MessageDisplay", "agent-turn-complete",
  ])
  func `no message is given where it would be dropped or go astray`(_ event: String) {
    #expect(!HookReply.showsMessage(for: event, client: .claudeCode))
    #expect(!HookReply.showsMessage(for: event, client: .codex))
  }
}
