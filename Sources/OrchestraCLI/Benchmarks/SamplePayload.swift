import JSONTree
import ProgressModel

/// The payloads of one session at work, as its host sends them to the hook.
///
/// It has a short to-do list and a few tasks with ids. In each round `listUpdate` and `taskUpdate` change the status of one
/// task each, to and fro: the state is as large after a thousand rounds as before.
struct SamplePayload: Equatable, Sendable {
  let event: String
  private let members: JSONObject

  /// Returns the payload as it comes from a host that works in the folder `path`.
  func body(in path: String) -> JSONValue {
    var body = members
    body["cwd"] = .string(path)
    return .object(body)
  }

  func bytes(in path: String) -> [UInt8] { body(in: path).bytes(.compact) }

  /// The session all of them belong to.
  static let session = "5f1c2a9e-77d0-4b1e-8c52-90ab13de4f60"

  /// The session's first payloads, after which `tasks` tasks are known: at least 2, at most 8.
  static func opening(tasks: Int) -> [SamplePayload] {
    let listed = listLength(tasks)
    let created = (1...(tasks - listed)).map { taskCreate(id: $0) }
    return [sessionStart, listUpdate(tasks: tasks, isDone: false)] + created + [taskUpdate(isDone: false)]
  }

  /// Changes the first line of the list, which is in progress before the first round.
  static func listUpdate(tasks: Int, round: Int) -> SamplePayload {
    listUpdate(tasks: tasks, isDone: round % 2 == 0)
  }

  /// Changes the task with the id 1, which is in progress before the first round.
  static func taskUpdate(round: Int) -> SamplePayload { taskUpdate(isDone: round % 2 == 0) }

  /// A tool call that says nothing about tasks: right after another event it changes nothing.
  static let otherTool = afterTool(
    "Bash", ["command": "swift test --filter SearchTests", "description": "Run the search tests"],
    [
      "stdout": "Test Suite 'SearchTests' passed\n14 tests, 0 failures", "stderr": "", "interrupted": false,
      "isImage": false,
    ])

  private static let sessionStart = SamplePayload(
    event: "SessionStart", common("SessionStart", ["source": "startup", "model": "a-model"]))

  private static let list: [(content: String, activeForm: String)] = [
    ("Write the tokenizer", "Kai writing the tokenizer"),
    ("Build the search box", "Building the search box"),
    ("検索結果の並び順を見直す", "検索結果の並び順を見直し中"),
    ("Test with 10,000 notes on a slow disk", "Testing with 10,000 notes on a slow disk"),
    ("Document the ranking", "Documenting the ranking"),
  ]

  private static func listLength(_ tasks: Int) -> Int { min(list.count, tasks - 1) }

  private static func listUpdate(tasks: Int, isDone: Bool) -> SamplePayload {
    let todos = JSONValue.array(
      list.prefix(listLength(tasks)).enumerated().map { line, item in
        let status = line > 0 ? "pending" : isDone ? "completed" : "in_progress"
        return [
          "content": .string(item.content), "status": .string(status), "activeForm": .string(item.activeForm),
        ]
      })
    return afterTool("TodoWrite", ["todos": todos], ["oldTodos": [], "newTodos": todos])
  }

  private static func taskCreate(id: Int) -> SamplePayload {
    let subject: JSONValue = "Keep the notes of team \(id) apart"
    return afterTool(
      "TaskCreate", ["subject": subject, "description": "Their search must not show them", "owner": "Mina"],
      ["task": ["id": .string(String(id)), "subject": subject]])
  }

  private static func taskUpdate(isDone: Bool) -> SamplePayload {
    let status: JSONValue = isDone ? "completed" : "in_progress"
    return afterTool(
      "TaskUpdate", ["taskId": "1", "status": status],
      [
        "success": true, "taskId": "1", "updatedFields": ["status"],
        "statusChange": ["from": isDone ? "in_progress" : "completed", "to": status],
      ])
  }

  private static func afterTool(_ tool: String, _ input: JSONValue, _ response: JSONValue) -> SamplePayload {
    SamplePayload(
      event: "PostToolUse",
      common(
        "PostToolUse",
        [
          "prompt_id": "b7d1e0a4-2c95-4f38-8e6d-1a0f9c3b7e52", "permission_mode": "default",
          "tool_name": .string(tool), "tool_input": input, "tool_response": response,
          "tool_use_id": "toolu_01SampleCall", "duration_ms": 6,
        ]))
  }

  private static func common(_ event: String, _ members: JSONObject) -> JSONObject {
    var body: JSONObject = [
      "session_id": .string(session),
      "transcript_path": .string("/home/user/.claude/projects/-home-user-lantern/\(session).jsonl"),
      "cwd": "/", "hook_event_name": .string(event),
    ]
    for member in members { body[member.key] = member.value }
    return body
  }

  private init(event: String, _ members: JSONObject) {
    self.event = event
    self.members = members
  }
}
