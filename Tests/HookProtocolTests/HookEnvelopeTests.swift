import HookProtocol
import JSONTree
import Testing

@Suite struct HookEnvelopeTests {
  private func envelope(
    _ text: String, event: String? = nil, environment: [String: String] = [:]
  ) throws -> HookEnvelope {
    try HookEnvelope(
      try JSONValue(parsing: text), fallbackEvent: event, environment: HookEnvironment(environment))
  }

  @Test func `the event's name comes from the payload, not from the argument`() throws {
    #expect(try envelope(#"{"hook_event_name":"Stop"}"#, event: "SessionEnd").event == "Stop")
    #expect(try envelope(#"{"session_id":"s"}"#, event: "SessionEnd").event == "SessionEnd")
    #expect(try envelope(#"{"hook_event_name":""}"#, event: "Stop").event == "Stop")
    #expect(try envelope(#"{"hook_event_name":7}"#, event: "Stop").event == "Stop")
  }

  @Test func `the bare list of the old scripts and the notification of Codex have names of their own`() throws
  {
    #expect(try envelope(#"{"todos":[]}"#).event == HookEnvelope.bareTodoList)
    let notification = try envelope(#"{"type":"agent-turn-complete","thread-id":"t"}"#)
    #expect(notification.event == "agent-turn-complete")
    #expect(notification.sessionID == "t")
    #expect(notification.client == .codex)
  }

  @Test func `a payload that is no object or names no event is none`() throws {
    #expect(throws: HookEnvelope.Fault.notAnObject) { try envelope("[1]") }
    #expect(throws: HookEnvelope.Fault.eventMissing) { try envelope("{}") }
  }

  @Test func `empty and misshapen fields say nothing`() throws {
    let envelope = try envelope(
      #"{"hook_event_name":"PostToolUse","session_id":"","agent_id":"","agent_type":"x","tool_name":[],"cwd":3}"#
    )
    #expect(envelope.sessionID == nil)
    #expect(envelope.agentID == nil)
    #expect(envelope.agentType == "x")
    #expect(envelope.toolName == nil)
    #expect(envelope.workingDirectory == nil)
  }

  @Test func `the environment lends a session to payloads without one`() throws {
    let environment = [
      "CLAUDE_CODE_SESSION_ID": "e", "CLAUDE_PID": "42", "CLAUDE_CODE_TASK_LIST_ID": "shared",
    ]
    let envelope = try envelope(#"{"hook_event_name":"Stop"}"#, environment: environment)
    #expect(envelope.sessionID == "e")
    #expect(envelope.environment.process == 42)
    #expect(envelope.environment.taskListID == "shared")
    #expect(HookEnvironment(["CLAUDE_PID": "12x"]).process == nil)
  }

  @Test(arguments: [
    (#"{"hook_event_name":"Stop","turn_id":"t"}"#, HookClient.codex),
    (#"{"hook_event_name":"MessageDisplay","turn_id":"t","prompt_id":"p"}"#, .claudeCode),
    (#"{"hook_event_name":"Stop","prompt_id":"p"}"#, .claudeCode),
    (#"{"hook_event_name":"PostToolUse","tool_use_id":"toolu_1"}"#, .claudeCode),
    (#"{"hook_event_name":"SessionStart","transcript_path":"/h/.codex/sessions/x"}"#, .codex),
    (#"{"hook_event_name":"SessionStart","transcript_path":"/h/.claude/projects/x"}"#, .claudeCode),
    (#"{"hook_event_name":"SessionStart","transcript_path":null,"model":"m"}"#, .codex),
    (#"{"hook_event_name":"Stop"}"#, .unknown),
    (#"{"todos":[]}"#, .unknown),
  ])
  func `the host is told from the payload`(_ text: String, _ client: HookClient) throws {
    #expect(try envelope(text).client == client)
  }

  @Test func `a Codex started from within Claude Code is still Codex`() throws {
    let inherited = ["CLAUDECODE": "1"]
    #expect(
      try envelope(#"{"hook_event_name":"Stop","turn_id":"t"}"#, environment: inherited).client == .codex)
    #expect(try envelope(#"{"hook_event_name":"Stop"}"#, environment: inherited).client == .claudeCode)
  }
}
