import JSONTree
import TestSupport

@testable import SchemaMigration

/// Makes progress files of every version by chance, ugly on purpose: whatever a script, a person or a fault can leave.
struct DocumentMaker {
  var random: SeededGenerator
  /// That of the document made last.
  private(set) var version: SchemaVersion?

  init(random: SeededGenerator) { self.random = random }

  mutating func document() -> JSONValue {
    let version = random.pick(SchemaVersion.allCases)
    self.version = version
    return switch version {
    case .v1: .object(first())
    case .scripts: .object(scripts())
    case .v2: .object(snapshot())
    }
  }

  private mutating func first() -> JSONObject {
    var document = JSONObject()
    if random.once(in: 4) { document["schemaVersion"] = random.pick(["1.0", "1.1", 1, "1"]) }
    unknown(in: &document)
    document["todos"] = todos(withAgents: random.once(in: 4))
    unknown(in: &document)
    return shuffled(document)
  }

  mutating func scripts() -> JSONObject {
    var document: JSONObject =
      random.once(in: 5) ? [:] : ["schemaVersion": random.pick(["2.0", "2", 2, "2.0.0"])]
    unknown(in: &document)
    if !random.once(in: 10) { document["todos"] = todos(withAgents: true) }
    document["metadata"] = metadata()
    if !random.once(in: 4) { document["history"] = history() }
    if random.once(in: 6) {
      document[random.pick(["tasks", "sessions", "stats", "project", "checksum"])] = value()
    }
    // Without a version only this tells it from a file of 1.0.
    if document["schemaVersion"] == nil { document["tasks"] = nil }
    return shuffled(document)
  }

  private mutating func todos(withAgents: Bool) -> JSONValue {
    if random.once(in: 12) { return value() }
    var todos: [JSONValue] = []
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      todos.append(random.once(in: 8) ? oddElement() : .object(todo(withAgents)))
    }
    return .array(todos)
  }

  private mutating func oddElement() -> JSONValue {
    random.pick([nil, 7, "text", [], [1], true].map { $0 ?? .null })
  }

  private mutating func todo(_ withAgent: Bool) -> JSONObject {
    var todo = JSONObject()
    todo["id"] = random.pick([
      id(), id(), .integer(Int.random(in: 0..<4, using: &random)), nil, .null, value(),
    ])
    todo["content"] = random.pick([text(), text(), text(), nil, value()])
    if !random.once(in: 3) { todo["activeForm"] = random.pick([text(), text(), .null, value()]) }
    todo["status"] = random.pick([
      "pending", "in_progress", "completed", "done", "odd", "failed", nil, value(),
    ])
    if random.once(in: 3) { todo["parentId"] = random.pick([id(), id(), .null, 1, value()]) }
    guard withAgent else {
      unknown(in: &todo)
      return shuffled(todo)
    }
    if !random.once(in: 4) {
      todo["agent"] = random.pick(["Kai", "Nova", "Unknown", "", .null, text(), value()])
    }
    if !random.once(in: 4) { todo["startTime"] = time() }
    if !random.once(in: 4) { todo["lastUpdateTime"] = time() }
    for key in ["estimatedDuration", "currentStep", "totalSteps"] where !random.once(in: 3) {
      todo[key] = random.pick([.null, .null, 3, 5, 2.5, -1, value()])
    }
    if !random.once(in: 3) { todo["tags"] = random.pick([[], ["a"], ["a", "設計", 7], .null, value()]) }
    if random.once(in: 10) { todo["blockedBy"] = random.pick([[id(), id()], [1], value()]) }
    unknown(in: &todo)
    return shuffled(todo)
  }

  private mutating func metadata() -> JSONValue {
    if random.once(in: 6) { return value() }
    var metadata: JSONObject = ["sessionStartTime": time(), "lastUpdateTime": time()]
    metadata["activeAgents"] = random.pick([[], ["Kai"], nil])
    metadata["currentAgent"] = random.pick([.null, "Kai", nil])
    metadata["totalTasks"] = random.pick([0, 3, nil])
    unknown(in: &metadata)
    return .object(shuffled(metadata))
  }

  private mutating func history() -> JSONValue {
    if random.once(in: 8) { return value() }
    var entries: [JSONValue] = []
    for _ in 0..<(random.once(in: 60) ? 60 : Int.random(in: 0..<5, using: &random)) {
      if random.once(in: 12) {
        entries.append(oddElement())
        continue
      }
      var entry = JSONObject()
      if !random.once(in: 6) { entry["timestamp"] = time() }
      if !random.once(in: 6) { entry["event"] = random.pick(["task_started", text(), value()]) }
      if !random.once(in: 3) { entry["taskId"] = random.pick([id(), .null, 1]) }
      if !random.once(in: 3) { entry["agent"] = random.pick(["Kai", .null, 7]) }
      if !random.once(in: 3) { entry["details"] = random.pick([text(), .null, [:]]) }
      if random.once(in: 8) { entry["sequence"] = random.pick([1, 7, -1, "x"]) }
      unknown(in: &entry)
      entries.append(.object(entry))
    }
    return .array(entries)
  }

  private mutating func unknown(in object: inout JSONObject) {
    while random.once(in: 3) {
      object[
        random.pick(["x", "note", "設計", "progress", "description", "session", "carried", "z", "position"])] =
        value()
    }
  }

  mutating func id() -> JSONValue {
    random.pick(["1", "2", "3", "t-3f2a9c", "t-b00002", "", "é", "e\u{301}"])
  }

  private static let longText = JSONValue.string(String(repeating: "長", count: 2001))

  mutating func text() -> JSONValue {
    if random.once(in: 200) { return Self.longText }
    return random.pick(["Write it", "設計する", "\u{1B}[2J", "", "a\nb", "x"])
  }

  private mutating func time() -> JSONValue {
    random.pick([
      .integer(1_762_245_000_000 + Int64.random(in: 0..<100_000, using: &random)), 1_762_245_000,
      1_762_245_000.123,
      -5, 0, 33_295_017_600_000, .null, "soon", .number(JSONNumber(text: "1.762245e12") ?? JSONNumber(0)),
      .number(JSONNumber(text: "1e400") ?? JSONNumber(0)),
    ])
  }

  /// Anything at all.
  mutating func value() -> JSONValue {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: .null
    case 1: .bool(true)
    case 2: .integer(Int64.random(in: .min ... .max, using: &random))
    case 3: random.pick([2.50, 1e20, -0.0])
    case 4: text()
    case 5: .array([value()])
    case 6: [:]
    case 7: ["b": value(), "a": 1, "2.0": [:]]
    default:
      random.pick([["2.0": ["values": ["id": 7]]], ["2.0.0": [:]], ["1.0": 1, "2.0": ["instead": [:]]]])
    }
  }

  /// The same members in another order, now and then.
  private mutating func shuffled(_ object: JSONObject) -> JSONObject {
    guard random.once(in: 3) else { return object }
    var result = JSONObject()
    for key in object.keys.shuffled(using: &random) { result[key] = object[key] }
    return result
  }
}

/// Documents of this program's own version: valid ones, for no others can be read.
extension DocumentMaker {
  mutating func snapshot() -> JSONObject {
    var tasks: [JSONValue] = []
    for place in 0..<Int.random(in: 0..<5, using: &random) { tasks.append(.object(task(at: place))) }
    var history: [JSONValue] = []
    var sequence: Int64 = 0
    for _ in 0..<(random.once(in: 60) ? 50 : Int.random(in: 0..<6, using: &random)) {
      sequence += Int64.random(in: 1..<4, using: &random)
      var entry: JSONObject = ["sequence": .integer(sequence), "time": moment(), "event": "task.changed"]
      if !random.once(in: 3) { entry["session"] = "5f1c" }
      if random.once(in: 2) { entry["agent"] = "Kai" }
      if random.once(in: 2) { entry["task"] = random.pick(["t-000001", "t-gone00"]) }
      if random.once(in: 2) { entry["details"] = text() }
      if let details = entry["details"]?.string {
        entry["details"] = .string(TextBound.cut(details, to: 120))
      }
      history.append(.object(entry))
    }
    let session: JSONValue = [
      "id": "5f1c", "client": "codex", "startedAt": 1, "lastActivityAt": 2, "endedAt": .null, "state": "idle",
    ]
    var document: JSONObject = ["version": "2.0.0"]
    if random.once(in: 2) { document["project"] = ["id": "0b5e", "name": "shop"] }
    document["updatedAt"] = moment()
    document["sessions"] = random.once(in: 3) ? [] : [session]
    document["tasks"] = .array(tasks)
    document["activeAgents"] = []
    document["stats"] = ["totalTasks": .integer(tasks.count), "averageDuration": random.pick([.null, 7])]
    document["history"] = .array(history)
    document["finishedAgents"] = []
    document["openCalls"] = []
    if random.once(in: 4) { document["takenSpool"] = ["a"] }
    if random.once(in: 4) { document[random.pick(["x", "todos", "metadata", "schemaVersion"])] = value() }
    let end = sequence + Int64.random(in: 0..<3, using: &random)
    document["journal"] = ["sequence": .integer(end), "offset": 7, "chain": "0badcafe", "base": 0]
    document["checksum"] = "12345678"
    if random.once(in: 6) {
      var sorted = JSONObject()
      for key in document.keys.sorted() { sorted[key] = document[key] }
      return sorted
    }
    return document
  }

  private mutating func moment() -> JSONValue {
    .integer(1_762_245_000_000 + Int64.random(in: -5..<100_000, using: &random))
  }

  private mutating func task(at place: Int) -> JSONObject {
    let isRunning = random.once(in: 6)
    var task = TaskShape.template(
      isRunning: isRunning, isDescribed: random.once(in: 5), isNamed: random.once(in: 3))
    task["id"] = .string("t-00000\(place)")
    task["session"] = random.pick(["5f1c", "", "77aa"])
    task["list"] = random.pick(["todo", "bare", "hand", "tasks"])
    task["content"] = .string(TextBound.cut(text().string ?? "", to: 2000))
    task["activeForm"] = random.pick([.null, "Doing", ""])
    task["status"] = random.pick(["pending", "in_progress", "completed", "failed", "cancelled"])
    task["agent"] = random.pick(["Unknown", "Kai", "ノヴァ"])
    task["agentSource"] = random.pick(["unknown", "session", "hand", "payload"])
    task["progress"] = random.pick([.null, 0, 60, 100])
    task["currentStep"] = random.pick([.null, 3])
    task["totalSteps"] = random.pick([.null, 5])
    for key in ["createdAt", "updatedAt", "statusSince"] { task[key] = moment() }
    for key in ["startedAt", "completedAt"] { task[key] = random.once(in: 2) ? .null : moment() }
    task["duration"] = random.pick([0, 4000])
    task["pendingDuration"] = random.pick([0, 1000])
    task["estimatedDuration"] = random.pick([.null, 3_600_000])
    task["parentId"] = random.pick([.null, .null, "t-000000", "t-gone00", .string("t-00000\(place)")])
    task["blockedBy"] = random.pick([[], ["t-000001", "t-gone00"]])
    task["tags"] = random.pick([[], ["a", "b"]])
    if task["externalId"] != nil { task["externalId"] = random.pick(["1", "2", "t-000003"]) }
    if random.once(in: 3) {
      task["position"] = nil
    } else {
      task["position"] = .integer(random.pick([place, 7]))
    }
    unknownMembers(in: &task)
    if random.once(in: 8) {
      var sorted = JSONObject()
      for key in task.keys.sorted() { sorted[key] = task[key] }
      return sorted
    }
    return task
  }

  private mutating func unknownMembers(in task: inout JSONObject) {
    while random.once(in: 4) {
      task[random.pick(["x", "startTime", "lastUpdateTime", "carried", "設計"])] = value()
    }
  }
}
