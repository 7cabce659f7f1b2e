import JSONTree

/// The members of a task and of the document in schema 2.0.0, as `docs/progress-v2.schema.json` has them.
enum TaskShape {
  /// A task of which nothing is known, its members in the order the program writes them.
  static let blank: JSONObject = [
    "id": "", "session": "", "list": "bare", "content": "", "activeForm": .null, "status": "pending",
    "agent": "Unknown", "agentSource": "unknown", "progress": .null, "currentStep": .null,
    "totalSteps": .null, "createdAt": 0, "startedAt": .null, "updatedAt": 0, "completedAt": .null,
    "statusSince": 0, "duration": 0, "pendingDuration": 0, "estimatedDuration": .null, "parentId": .null,
    "blockedBy": [], "tags": [],
  ]

  /// Members that are not in every task.
  static let optionalKeys = ["description", "runningSince", "externalId", "position", "hostSaid"]

  /// Blank tasks with the members that not every task has, by which of them they have.
  ///
  /// Made once: to fill in a copy is several times faster than to build ten thousand objects of 25 members.
  private static let templates: [JSONObject] = (0..<8).map { choice in
    var task = JSONObject()
    for member in blank {
      task[member.key] = member.value
      if member.key == "activeForm", choice & 2 != 0 { task["description"] = "" }
      if member.key == "statusSince", choice & 1 != 0 { task["runningSince"] = 0 }
    }
    if choice & 4 != 0 { task["externalId"] = "" }
    task["position"] = 0
    return task
  }

  static func template(isRunning: Bool, isDescribed: Bool, isNamed: Bool) -> JSONObject {
    templates[(isRunning ? 1 : 0) | (isDescribed ? 2 : 0) | (isNamed ? 4 : 0)]
  }

  static let keys = Set(blank.keys + optionalKeys)

  static let documentKeys: Set<String> = [
    "version", "project", "updatedAt", "sessions", "tasks", "activeAgents", "stats", "history",
    "finishedAgents", "openCalls", "takenSpool", "journal", "checksum",
  ]

  private static let sources: Set<String> = [
    "hand", "payload", "teammate", "owner", "activeForm", "mention", "assignment", "text", "session",
    "unknown",
  ]

  /// Whether a task may have `value` as its member `key`, nil for none.
  @Sendable
  static func taskTakes(_ key: String, _ value: JSONValue?) -> Bool {
    guard let value else { return blank[key] == nil }
    switch key {
    case "id": return value.string?.isEmpty == false
    case "status": return value.string.flatMap(StatusWord.init(rawValue:)) != nil
    case "agentSource": return value.string.map(sources.contains) ?? false
    case "session", "externalId": return isText(value, TextBound.identifier)
    case "agent": return isText(value, TextBound.agentName)
    case "content", "description": return isText(value, TextBound.content)
    case "activeForm": return value.isNull || isText(value, TextBound.content)
    case "list": return value.string != nil
    case "parentId": return value.isNull || value.string != nil
    case "blockedBy": return isTexts(value, .max, of: .max)
    case "tags": return isTexts(value, TextBound.tagsPerTask, of: TextBound.tag)
    case "createdAt", "updatedAt", "statusSince", "runningSince": return value.plainInteger != nil
    case "startedAt", "completedAt": return value.isNull || value.plainInteger != nil
    case "duration", "pendingDuration", "position": return isCount(value)
    case "estimatedDuration", "currentStep", "totalSteps": return value.isNull || isCount(value)
    case "progress": return value.isNull || value.plainInteger.map { (0...100).contains($0) } ?? false
    case "hostSaid": return value.object != nil
    default: return true
    }
  }

  /// Whether a document may have `value` as its member `key`, nil for none.
  @Sendable
  static func documentTakes(_ key: String, _ value: JSONValue?) -> Bool {
    guard let value else { return !documentKeys.contains(key) || key == "project" || key == "takenSpool" }
    switch key {
    case "version": return value == .string(SchemaVersion.v2.rawValue)
    case "updatedAt": return value.plainInteger != nil
    case "project":
      return isText(value["name"] ?? .null, TextBound.identifier) && value["id"]?.string != nil
    case "stats": return value.object != nil
    case "journal":
      let counts = ["sequence", "offset", "base"].allSatisfy { isCount(value[$0] ?? .null) }
      return counts && isChecksum(value["chain"])
    case "checksum": return isChecksum(value)
    case "takenSpool": return isTexts(value, 256, of: .max)
    case "tasks", "history": return value.array != nil
    case "sessions": return SessionShape.sessions.isList(value)
    case "activeAgents": return SessionShape.agents.isList(value)
    case "finishedAgents": return SessionShape.agents.isList(value, atMost: 50)
    case "openCalls": return SessionShape.calls.isList(value, atMost: 64)
    default: return true
    }
  }

  /// Whether the history may have such an entry.
  @Sendable
  static func historyTakes(_ value: JSONValue) -> Bool {
    guard (value["sequence"]?.plainInteger ?? 0) > 0, value["time"]?.plainInteger != nil,
      value["event"]?.string != nil
    else { return false }
    return ["session", "agent", "task"].allSatisfy { value[$0] == nil || value[$0]?.string != nil }
      && value["details"].map { isText($0, TextBound.historyDetails) } ?? true
  }

  static func isCount(_ value: JSONValue) -> Bool { value.plainInteger.map { $0 >= 0 } ?? false }

  static func isText(_ value: JSONValue, _ limit: Int) -> Bool {
    value.string.map { TextBound.fits($0, in: limit) } ?? false
  }

  private static func isTexts(_ value: JSONValue, _ count: Int, of length: Int) -> Bool {
    guard let elements = value.array, elements.count <= count else { return false }
    return elements.allSatisfy { isText($0, length) }
  }

  private static func isChecksum(_ value: JSONValue?) -> Bool {
    guard let digits = value?.string?.utf8, digits.count == 8 else { return false }
    return digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension JSONValue {
  /// The integer, when it is written as one; the program's reader takes no other form.
  var plainInteger: Int64? { number.flatMap { Int64($0.text) } }
}
