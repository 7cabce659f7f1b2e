import JSONTree

/// 2.0 to 2.0.0: from the shell scripts' shape to this program's own.
enum ProgramTakesOver: MigrationStep {
  static let from = SchemaVersion.scripts
  static let to = SchemaVersion.v2
  static let summary =
    "Makes tasks of todos: ids of their own, known times and progress only, counts and a short history"
  static let losses = [
    "statuses failed and cancelled: shown as pending and completed",
    "sessions, lists, and agents that run or have finished",
    "what named an agent, progress, durations, blockers and descriptions of tasks",
    "the place in the journal",
  ]

  static let older = ScriptsAddAgents.newer
  static let newer: DocumentShape = {
    var shape = DocumentShape(list: "tasks")
    shape.log = "history"
    shape.logLimit = TextBound.historyEntries
    shape.tail = ["journal", "checksum"]
    shape.derived = ["stats", "journal", "checksum"]
    shape.documentTakes = TaskShape.documentTakes
    shape.elementTakes = TaskShape.taskTakes
    shape.entryTakes = TaskShape.historyTakes
    return shape
  }()

  private static let scriptKeys: Set<String> = ["schemaVersion", "todos", "metadata", "history"]

  static func convert(_ document: JSONObject, moment: Int64) -> JSONObject {
    let todos = (document["todos"]?.array ?? []).compactMap { $0.object.map(ScriptTodo.init) }
    let metadata = document["metadata"]
    let sessionStart = ScriptTime.milliseconds(metadata?["sessionStartTime"])
    let lastUpdate = ScriptTime.milliseconds(metadata?["lastUpdateTime"])
    let updatedAt = lastUpdate ?? newest(of: todos) ?? sessionStart ?? moment
    let identifiers = TaskIdentifiers(of: todos)
    let making = TaskMaking(
      usualTime: sessionStart ?? lastUpdate ?? moment, updatedAt: updatedAt, identifiers: identifiers,
      references: TaskReferences(of: todos, identifiers))
    var statistics = TaskStatistics()
    var tasks: [JSONValue] = []
    tasks.reserveCapacity(todos.count)
    for place in todos.indices {
      let made = making.task(todos[place], at: place)
      statistics.count(made)
      tasks.append(.object(made.task))
    }
    let history = HistoryMaking.entries(of: document["history"], usualTime: making.usualTime) { reference in
      identifiers.place(of: reference).map { .string(identifiers.ids[$0]) }
        ?? ScriptTodo.idText(reference).map { .string($0) }
    }
    var result: JSONObject = [
      "version": "2.0.0", "updatedAt": .integer(updatedAt), "sessions": [], "tasks": .array(tasks),
      "activeAgents": statistics.activeAgents(since: updatedAt), "stats": statistics.stats,
      "history": .array(history), "finishedAgents": [], "openCalls": [],
    ]
    for member in document
    where !scriptKeys.contains(member.key) && !TaskShape.documentKeys.contains(member.key) {
      result[member.key] = member.value
    }
    let sequence = history.last?["sequence"] ?? 0
    result["journal"] = ["sequence": sequence, "offset": 0, "chain": "00000000", "base": 0]
    result["checksum"] = "00000000"
    return result
  }

  private static func newest(of todos: [ScriptTodo]) -> Int64? {
    todos.lazy.compactMap {
      ScriptTime.milliseconds($0.lastUpdateTime) ?? ScriptTime.milliseconds($0.startTime)
    }.max()
  }

  static func revert(_ document: JSONObject, moment: Int64) -> JSONObject {
    var making = TodoMaking()
    var metadata = ScriptMetadata()
    var sessionStart: Int64?
    for element in document["tasks"]?.array ?? [] {
      guard case .object(let object) = element else { continue }
      let task = TaskMembers(object)
      metadata.count(status: StatusWord(task.status).forScripts, agent: task.agent?.string)
      if let created = task.createdAt?.plainInteger { sessionStart = min(sessionStart ?? created, created) }
      making.add(task)
    }
    making.linkParents()
    let updatedAt = document["updatedAt"]?.plainInteger
    var result: JSONObject = [
      "schemaVersion": "2.0", "todos": .array(making.todos),
      "metadata": .object(metadata.value(sessionStart: sessionStart ?? updatedAt, lastUpdate: updatedAt)),
      "history": .array(HistoryMaking.log(of: document["history"], name: { making.name($0) })),
    ]
    for member in document
    where !scriptKeys.contains(member.key) && !TaskShape.documentKeys.contains(member.key) {
      result[member.key] = member.value
    }
    return result
  }
}
