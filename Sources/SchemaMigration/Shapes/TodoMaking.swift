import JSONTree

/// Todos of the shell scripts out of tasks of schema 2.0.0.
struct TodoMaking {
  private(set) var todos: [JSONValue] = []
  /// The id of each task, and what the scripts call it.
  private var names: [(id: JSONValue?, name: JSONValue?)] = []
  /// The place of each task that is a part of another.
  private var parts: [(place: Int, parent: JSONValue)] = []
  /// `names` by id, made when the first reference is looked up: most files have none.
  private lazy var index: [String: JSONValue] = {
    var index: [String: JSONValue] = [:]
    for (id, name) in names {
      if let id = id?.string, index[id] == nil { index[id] = name }
    }
    return index
  }()

  mutating func add(_ task: TaskMembers) {
    let name = task.nameForScripts
    let parent = task.parentId.flatMap { $0.isNull ? nil : $0 }
    if let parent { parts.append((todos.count, parent)) }
    names.append((task.id, name))
    todos.append(.object(todo(task, called: name, isPart: parent != nil)))
  }

  /// Puts the parents in, once all tasks are known.
  mutating func linkParents() {
    for part in parts {
      let parent = name(part.parent)
      todos[part.place].object?["parentId"] = parent
    }
  }

  /// A reference in the scripts' terms; one that leads nowhere stays as it is.
  mutating func name(_ reference: JSONValue) -> JSONValue {
    reference.string.flatMap { index[$0] } ?? reference
  }

  /// A todo without anything, with and without a parent; to fill in a copy is faster than to build each anew.
  private static let blank: [JSONObject] = [false, true].map { hasParent in
    var todo: JSONObject = ["id": .null, "content": "", "activeForm": .null, "status": "pending"]
    if hasParent { todo["parentId"] = .null }
    for key in ["agent", "startTime", "lastUpdateTime", "estimatedDuration", "currentStep", "totalSteps"] {
      todo[key] = .null
    }
    todo["tags"] = []
    return todo
  }

  private func todo(_ task: TaskMembers, called name: JSONValue?, isPart: Bool) -> JSONObject {
    var todo = Self.blank[isPart ? 1 : 0]
    if let name { todo["id"] = name }
    if let content = task.content { todo["content"] = content }
    if let text = task.activeForm { todo["activeForm"] = text }
    let status = StatusWord(task.status).forScripts
    if status != .pending { todo["status"] = .string(status.rawValue) }
    todo["agent"] = task.agent ?? .string(ScriptTodo.nobody)
    let started = task.startedAt.flatMap { $0.isNull ? nil : $0 }
    if let time = started ?? task.createdAt { todo["startTime"] = time }
    if let time = task.updatedAt { todo["lastUpdateTime"] = time }
    if let estimate = task.estimatedDuration, !estimate.isNull { todo["estimatedDuration"] = estimate }
    if let step = task.currentStep, !step.isNull { todo["currentStep"] = step }
    if let total = task.totalSteps, !total.isNull { todo["totalSteps"] = total }
    if let tags = task.tags { todo["tags"] = tags }
    for member in task.unknown { todo[member.key] = member.value }
    return todo
  }
}
