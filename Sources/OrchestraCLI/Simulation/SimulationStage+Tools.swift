import JSONTree

/// What the tools of the hosts send.
extension SimulationStage {
  /// Puts items on a list, or changes those of the same text, and sends the whole list as the host does.
  ///
  /// A status of nil leaves that of a known item, and makes a new one pending. With `isWhole` the list is these items and no
  /// others.
  mutating func list(
    _ name: String, of host: SimulatedHost, inside agent: String?, _ texts: [String], status: String?,
    activeForm: String? = nil, isWhole: Bool = false, dropping dropped: [String] = []
  ) {
    var session = session(name, of: host)
    let actor = agent.map { session.agent($0) }
    let old = session.lists[actor?.id ?? ""] ?? []
    var items = old.filter { !dropped.contains($0.content) && (!isWhole || texts.contains($0.content)) }
    for text in texts {
      if let index = items.firstIndex(where: { $0.content == text }) {
        items[index].status = status ?? items[index].status
        items[index].activeForm = activeForm ?? items[index].activeForm
      } else {
        items.append(
          SimulatedSession.SimulatedItem(
            content: text, status: status ?? "pending", activeForm: activeForm ?? text))
      }
    }
    session.lists[actor?.id ?? ""] = items
    let (tool, input, response) = Self.listCall(of: host, old, items)
    sendCall(tool, input, response, of: &session, actor)
  }

  private static func listCall(
    of host: SimulatedHost, _ old: [SimulatedSession.SimulatedItem], _ new: [SimulatedSession.SimulatedItem]
  ) -> (tool: String, input: JSONObject, response: JSONValue) {
    if host == .codex {
      let plan = new.map { item -> JSONValue in
        ["step": .string(item.content), "status": .string(item.status)]
      }
      return ("update_plan", ["plan": .array(plan)], "Plan updated")
    }
    let (old, new) = (old.map(\.json), new.map(\.json))
    return ("TodoWrite", ["todos": .array(new)], ["oldTodos": .array(old), "newTodos": .array(new)])
  }

  /// Creates a task with the task tools; Claude Code sends `TaskCreated` from within the call.
  mutating func createTask(
    _ name: String, of host: SimulatedHost, inside agent: String?, _ subject: String,
    description: String? = nil, teammate: String? = nil
  ) {
    var session = session(name, of: host)
    let actor = agent.map { session.agent($0) }
    let id = String(session.tasks.count + 1)
    session.tasks.append(SimulatedSession.SimulatedTask(id: id, subject: subject))
    sendTaskEvent("TaskCreated", id, subject, description, teammate, of: session)
    var input: JSONObject = ["subject": .string(subject)]
    input["description"] = .string(description ?? subject)
    sendCall(
      "TaskCreate", input, ["task": ["id": .string(id), "subject": .string(subject)]], of: &session, actor)
  }

  /// Changes a task by its number or subject; `TaskCompleted` comes from within the call that completes it.
  mutating func updateTask(
    _ name: String, of host: SimulatedHost, inside agent: String?, _ task: String, status: String?,
    owner: String? = nil, blockedBy: [String] = [], teammate: String? = nil
  ) {
    var session = session(name, of: host)
    let actor = agent.map { session.agent($0) }
    if !session.tasks.contains(where: { $0.id == task || $0.subject == task }) {
      session.tasks.append(
        SimulatedSession.SimulatedTask(
          id: Int(task) == nil ? "\(session.tasks.count + 1)" : task, subject: task))
    }
    guard let index = session.tasks.firstIndex(where: { $0.id == task || $0.subject == task }) else { return }
    let (id, before) = (session.tasks[index].id, session.tasks[index].status)
    var input: JSONObject = ["taskId": .string(id)]
    var response: JSONObject = ["success": true, "taskId": .string(id)]
    if let owner { input["owner"] = .string(owner) }
    if !blockedBy.isEmpty { input["addBlockedBy"] = .array(blockedBy.map { .string($0) }) }
    if let status { input["status"] = .string(status) }
    response["updatedFields"] = .array(input.keys.dropFirst().map { .string($0) })
    if let status {
      response["statusChange"] = ["from": .string(before), "to": .string(status)]
      session.tasks[index].status = status
      if status == "completed" {
        sendTaskEvent("TaskCompleted", id, session.tasks[index].subject, nil, teammate, of: session)
      }
    }
    sendCall("TaskUpdate", input, .object(response), of: &session, actor)
  }

  private mutating func sendTaskEvent(
    _ event: String, _ id: String, _ subject: String, _ description: String?, _ teammate: String?,
    of session: SimulatedSession
  ) {
    guard session.host == .claudeCode else { return }
    var payload = session.envelope(event)
    payload["task_id"] = .string(id)
    payload["task_subject"] = .string(subject)
    if let description { payload["task_description"] = .string(description) }
    if let teammate {
      payload["teammate_name"] = .string(teammate)
      payload["team_name"] = .string("session-" + session.id.prefix(8))
    }
    send(payload, of: session)
  }

  /// A call of any other tool: its end, or with `error` its failure.
  mutating func tool(
    _ tool: String, _ name: String, of host: SimulatedHost, inside agent: String?, _ input: JSONObject,
    error: String? = nil
  ) {
    var session = session(name, of: host)
    let actor = agent.map { session.agent($0) }
    guard let error, host == .claudeCode else {
      // A failing command of Codex is an answer like any other.
      return sendCall(tool, input, Self.response(of: tool, host, error), of: &session, actor)
    }
    var payload = session.envelope("PostToolUseFailure", agent: actor)
    payload["tool_name"] = .string(tool)
    payload["tool_input"] = .object(input)
    payload["tool_use_id"] = .string(session.identities.call(of: host))
    payload["error"] = .string(error)
    payload["is_interrupt"] = false
    payload["duration_ms"] = 954
    send(payload, of: session)
  }

  private static func response(of tool: String, _ host: SimulatedHost, _ error: String?) -> JSONValue {
    if host == .codex { return .string(error ?? "done") }
    if tool.hasPrefix("mcp__") { return [["type": "text", "text": "done"]] }
    return [
      "stdout": "done", "stderr": "", "interrupted": false, "isImage": false, "noOutputExpected": false,
    ]
  }

  /// Sends the end of a tool call that went well.
  mutating func sendCall(
    _ tool: String, _ input: JSONObject, _ response: JSONValue, of session: inout SimulatedSession,
    _ actor: SimulatedSession.SimulatedAgent?, call: String? = nil
  ) {
    var payload = session.envelope("PostToolUse", agent: actor)
    payload["tool_name"] = .string(tool)
    payload["tool_input"] = .object(input)
    payload["tool_response"] = response
    payload["tool_use_id"] = .string(call ?? session.identities.call(of: session.host))
    if session.host == .claudeCode { payload["duration_ms"] = 12 }
    send(payload, of: session)
  }
}

extension SimulatedSession.SimulatedItem {
  var json: JSONValue {
    ["content": .string(content), "status": .string(status), "activeForm": .string(activeForm)]
  }
}
