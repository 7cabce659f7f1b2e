import JSONTree

/// 1.0 to 2.0: the scripts learn who does what, and when.
///
/// Members a 1.0 file has already are left as they are, whatever is in them: people had set agents by hand.
enum ScriptsAddAgents: MigrationStep {
  static let from = SchemaVersion.v1
  static let to = SchemaVersion.scripts
  static let summary =
    "Adds schemaVersion, metadata and history, and to each todo agent, times, steps and tags"
  static let losses = [
    "agents, times, estimates, steps and tags of todos",
    "metadata: when the session began, who is active, the counts",
    "history",
  ]

  static let older = DocumentShape(list: "todos")
  static let newer: DocumentShape = {
    var shape = DocumentShape(list: "todos")
    shape.log = "history"
    shape.parts = ["metadata"]
    shape.derived = [
      "activeAgents", "completionRate", "totalTasks", "completedTasks", "inProgressTasks", "pendingTasks",
      "currentAgent",
    ]
    return shape
  }()

  /// What a todo gets that has not got it.
  private static func additions(at moment: Int64) -> JSONObject {
    [
      "agent": .string(ScriptTodo.nobody), "startTime": .integer(moment), "lastUpdateTime": .integer(moment),
      "estimatedDuration": .null, "currentStep": .null, "totalSteps": .null, "tags": [],
    ]
  }

  private static let addedToTodos = additions(at: 0).keys
  private static let addedToDocument: Set<String> = ["schemaVersion", "metadata", "history"]

  static func convert(_ document: JSONObject, moment: Int64) -> JSONObject {
    let additions = additions(at: moment)
    var metadata = ScriptMetadata()
    var todos: [JSONValue] = []
    for case .object(var todo) in document["todos"]?.array ?? [] {
      for addition in additions where todo[addition.key] == nil { todo[addition.key] = addition.value }
      metadata.count(status: StatusWord(todo["status"]), agent: todo["agent"]?.string)
      todos.append(.object(todo))
    }
    var result: JSONObject = ["schemaVersion": "2.0", "todos": .array(todos)]
    let counted = metadata.value(sessionStart: moment, lastUpdate: moment)
    result["metadata"] = completed(document["metadata"], with: counted)
    result["history"] = document["history"] ?? []
    for member in document where result[member.key] == nil { result[member.key] = member.value }
    return result
  }

  /// Adds what an object lacks; what is no object stays.
  private static func completed(_ present: JSONValue?, with counted: JSONObject) -> JSONValue {
    guard let present else { return .object(counted) }
    guard var members = present.object else { return present }
    for member in counted where members[member.key] == nil { members[member.key] = member.value }
    return .object(members)
  }

  static func revert(_ document: JSONObject, moment: Int64) -> JSONObject {
    var todos: [JSONValue] = []
    for case .object(let todo) in document["todos"]?.array ?? [] {
      var kept = JSONObject()
      for member in todo where !addedToTodos.contains(member.key) { kept[member.key] = member.value }
      todos.append(.object(kept))
    }
    var result: JSONObject = ["todos": .array(todos)]
    for member in document where !addedToDocument.contains(member.key) && member.key != "todos" {
      result[member.key] = member.value
    }
    return result
  }

  static func supplied(for document: JSONObject, moment: Int64) -> [MigrationNote] {
    let todos = (document["todos"]?.array ?? []).compactMap(\.object)
    let lacking = additions(at: moment).filter { addition in todos.contains { $0[addition.key] == nil } }
    var notes: [MigrationNote] = []
    if !lacking.isEmpty {
      var defaults = JSONObject()
      for member in lacking { defaults[member.key] = member.value }
      notes.append(MigrationNote(.supplied, at: JSONLocation([.key("todos")]), to: .object(defaults)))
    }
    for key in ["metadata", "history"] where document[key] == nil {
      notes.append(MigrationNote(.supplied, at: JSONLocation([.key(key)])))
    }
    return notes
  }
}
