import AgentDetection
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import Testing

/// What payloads say, fact by fact.
///
/// The fixtures of both hosts are covered by the golden files of the program's tests.
@Suite struct HookTranslationTests {
  private func facts(_ text: String, environment: [String: String] = [:]) throws -> [Fact] {
    let envelope = try HookEnvelope(
      try JSONValue(parsing: text), fallbackEvent: nil, environment: HookEnvironment(environment))
    let context = HookContext(
      time: Timestamp(1000), detector: AgentDetector(roster: .standard), host: "host")
    return HookTranslation.observation(of: envelope, context)?.facts ?? []
  }

  @Test(arguments: [
    #"{"hook_event_name":"MoonPhaseChanged"}"#,
    #"{"hook_event_name":"Notification","notification_type":"auth_success"}"#,
    #"{"hook_event_name":"SubagentStart"}"#,
    #"{"hook_event_name":"TaskCreated","task_subject":"no id"}"#,
    #"{"hook_event_name":"TeammateIdle"}"#,
  ])
  func `an unknown or empty event says nothing`(_ text: String) throws {
    #expect(try facts(text).isEmpty)
  }

  @Test(arguments: [
    "null", "3", "\"x\"", "[]", "{}", #"{"todos":null}"#, #"{"todos":{}}"#, #"{"plan":3}"#, #"{"taskId":{}}"#,
  ])
  func `tool input of any shape is at most activity`(_ input: String) throws {
    for tool in [
      "TodoWrite", "update_plan", "TaskCreate", "TaskUpdate", "TaskList", "TaskGet", "Agent", "spawn_agent",
    ] {
      for event in ["PreToolUse", "PostToolUse", "PostToolUseFailure"] {
        for response in ["null", "[]", "\"\"", #"{"task":3}"#, #"{"tasks":[1,{}]}"#, #"{"status":[]}"#] {
          let text =
            #"{"hook_event_name":"\#(event)","session_id":"s","tool_name":"\#(tool)","tool_input":\#(input),"#
            + #""tool_response":\#(response)}"#
          for fact in try facts(text) {
            guard case .activity(let name, _) = fact else {
              Issue.record("\(text) says \(fact)")
              continue
            }
            #expect(name == tool)
          }
        }
      }
    }
  }

  @Test func `a list item without text is left out, and everything an item can hold is read`() throws {
    let found = try facts(
      """
      {"hook_event_name":"PostToolUse","session_id":"s","tool_name":"TodoWrite","tool_input":{"todos":[
        {"status":"pending"}, {"content":""}, "text",
        {"content":"c","status":"DONE","activeForm":"f","id":7,"agent":"nova","progress":60,"currentStep":3,
         "totalSteps":5,"estimatedDuration":9,"tags":["a",1,{}],"parentId":"1","priority":"high"},
        {"content":"d","status":"weird","progress":101,"currentStep":-1}]}}
      """)
    var first = ListedTask(content: "c", status: .completed)
    (first.activeForm, first.externalID, first.parent) = ("f", "7", "1")
    first.agent = DetectedAgent(name: "Nova", source: .owner)
    (first.progress, first.currentStep, first.totalSteps, first.estimatedDuration) = (60, 3, 5, 9)
    first.tags = ["a", "1"]
    #expect(found == [.list(name: .todo, [first, ListedTask(content: "d", status: nil)])])
  }

  @Test func `texts beyond their bounds are cut`() throws {
    let long = String(repeating: "x", count: 5000)
    let found = try facts(
      #"{"hook_event_name":"TaskCreated","session_id":"s","task_id":"\#(long)","task_subject":"t"}"#)
    guard case .task(let report)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(report.externalID.unicodeScalars.count == TextBounds.identifier)
  }

  @Test func `an update that did not work is no news of the task`() throws {
    let text =
      #"{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"TaskUpdate","#
      + #""tool_input":{"taskId":"9","status":"completed"},"tool_response":{"success":false}}"#
    #expect(try facts(text) == [.activity(tool: "TaskUpdate", failed: false)])
  }

  @Test(arguments: ["taskId", "task_id", "id"])
  func `models call a task's id by several names`(_ key: String) throws {
    let found = try facts(
      #"{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"TaskUpdate","#
        + #""tool_input":{"\#(key)":2,"active_form":"Doing"},"tool_response":{}}"#)
    guard case .task(let report)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(report.externalID == "2")
    #expect(report.activeForm == "Doing")
  }

  @Test func `finishing somebody's task is no claim to it`() throws {
    let prefix =
      #"{"hook_event_name":"PostToolUse","session_id":"s","agent_id":"a","agent_type":"skye","tool_name":"#
    let completed = try facts(prefix + #""TaskUpdate","tool_input":{"taskId":"1","status":"completed"}}"#)
    let begun = try facts(prefix + #""TaskUpdate","tool_input":{"taskId":"1","status":"in_progress"}}"#)
    guard case .task(let done)? = completed.first, case .task(let started)? = begun.first else {
      Issue.record("\(completed) \(begun)")
      return
    }
    #expect(done.agent == nil)
    #expect(started.agent == DetectedAgent(name: "Skye", source: .payload))
  }

  @Test func `the end of a background agent is read from the note the host injects`() throws {
    let found = try facts(
      #"{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"<task-notification>\n<task-id>a1</task-id>"#
        + #"<status>failed</status></task-notification>"}"#)
    #expect(found == [.turn(.active), .agentStopped(AgentStop(id: "a1", outcome: "failed"))])
  }

  @Test func `a human's prompt that only looks like such a note says nothing of agents`() throws {
    for prompt in [
      "please <task-id>a1</task-id>", "<task-notification></task-id><task-id><status>x</status>",
    ] {
      #expect(try facts(#"{"hook_event_name":"UserPromptSubmit","prompt":"\#(prompt)"}"#) == [.turn(.active)])
    }
  }

  @Test func `a shared task list has the name the environment gives it`() throws {
    let found = try facts(
      #"{"hook_event_name":"TaskCompleted","session_id":"s","task_id":"1"}"#,
      environment: ["CLAUDE_CODE_TASK_LIST_ID": "team"])
    guard case .task(let report)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(report.list == .tasks(shared: "team"))
    #expect(report.status == .completed)
  }
}
