import JSONTree
import ProgressModel

extension EventCoding {
  /// Reads the `data` of an event of `type`, or returns nil for a type this version does not know.
  ///
  /// Members it does not know are passed over: a later version may add some to an event without changing its sense.
  static func read(_ reader: inout JSONReader, type: String) throws(JSONSyntaxError) -> Change? {
    switch type {
    case "project.named": try readProject(&reader)
    case "session.started": .sessionStarted(try readSessionStart(&reader))
    case "session.resumed": .sessionResumed(try readSessionStart(&reader))
    case "session.changed": .sessionChanged(try readSessionChanges(&reader))
    case "session.ended": .sessionEnded(reason: try readText(&reader, "reason"))
    case "sessions.archived": .sessionsArchived(try readTexts(&reader, "sessions"))
    case "task.created":
      .taskCreated(try readNewTask(&reader))
    case "task.changed": try readTaskChange(&reader)
    case "task.removed": .taskRemoved(id: try readText(&reader, "id"))
    case "agent.requested": .agentRequested(try AgentCoding.readCall(&reader))
    case "agent.started": .agentStarted(try readAgentStart(&reader))
    case "agent.changed": try readAgentChanges(&reader)
    case "agent.stopped": .agentStopped(try readAgentStop(&reader))
    case "activity": try readActivity(&reader)
    case "note": .note(try readText(&reader, "text"))
    case "spool.taken": .spoolTaken(try readTexts(&reader, "names"))
    case "state.restored": .restored(try readRestoration(&reader))
    default: nil
    }
  }

  /// A new task's durations count up to its creation: nothing is running before.
  private static func readNewTask(_ reader: inout JSONReader) throws(JSONSyntaxError) -> TrackedTask {
    var task = TaskCoding.blank
    var neighbour = TaskCoding.Neighbour()
    try TaskCoding.read(&reader, at: Timestamp(.min), beside: &neighbour, into: &task)
    return task
  }

  private static func readText(_ reader: inout JSONReader, _ name: StaticString) throws(JSONSyntaxError)
    -> String
  {
    var text = ""
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if key == name { text = try reader.readString() } else { try reader.skipValue() }
    }
    return text
  }

  private static func readTexts(
    _ reader: inout JSONReader, _ name: StaticString
  ) throws(JSONSyntaxError) -> [String] {
    var texts: [String] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if key == name { texts = try reader.readStrings() } else { try reader.skipValue() }
    }
    return texts
  }

  private static func readProject(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Change {
    var (id, name, host) = ("", "", "")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": id = try reader.readString()
      case "name": name = try reader.readString()
      case "host": host = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return .projectNamed(id: id, name: name, host: host)
  }

  private static func readSessionStart(_ reader: inout JSONReader) throws(JSONSyntaxError) -> SessionStart {
    var start = SessionStart(client: "unknown")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "client": start.client = try reader.readString()
      case "source": start.source = try reader.readString()
      case "title": start.title = try reader.readString()
      case "model": start.model = try reader.readString()
      case "host": start.host = try reader.readString()
      case "process": start.process = try reader.readInteger()
      case "currentAgent": start.currentAgent = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return start
  }

  private static func readSessionChanges(_ reader: inout JSONReader) throws(JSONSyntaxError) -> SessionChanges
  {
    var changes = SessionChanges()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "state": changes.state = try reader.readWord()
      case "source": changes.source = try reader.readString()
      case "title": changes.title = try reader.readString()
      case "model": changes.model = try reader.readString()
      case "process": changes.process = try reader.readInteger()
      case "currentAgent": changes.currentAgent = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return changes
  }

  private static func readTaskChange(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Change {
    let (id, changes) = try readTaskChanges(&reader)
    return .taskChanged(id: id, changes)
  }

  /// Reads an object with fields of a task, and the task's id where it is among them.
  static func readTaskChanges(
    _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> (id: String, changes: TaskChanges) {
    var id = ""
    var changes = TaskChanges()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": id = try reader.readString()
      case "status": changes.status = try reader.readWord()
      case "content": changes.content = try reader.readString()
      case "activeForm": changes.activeForm = try reader.readString()
      case "description": changes.detail = try reader.readString()
      case "agent": changes.agent = try reader.readString()
      case "agentSource": changes.agentSource = try reader.readWord()
      case "progress": changes.progress = try reader.readOptionalCount()
      case "currentStep": changes.currentStep = try reader.readOptionalCount()
      case "totalSteps": changes.totalSteps = try reader.readOptionalCount()
      case "estimatedDuration": changes.estimatedDuration = try reader.readInteger()
      case "parentId": changes.parentID = try reader.readString()
      case "blockedBy": changes.blockedBy = try reader.readStrings()
      case "tags": changes.tags = try reader.readStrings()
      case "externalId": changes.externalID = try reader.readString()
      case "position": changes.position = .some(try reader.readOptionalCount())
      case "byHand": changes.isByHand = try reader.readBool()
      default: try reader.skipValue()
      }
    }
    return (id, changes)
  }

  private static func readAgentStart(_ reader: inout JSONReader) throws(JSONSyntaxError) -> AgentStart {
    var start = AgentStart(id: "", name: "", kind: .subagent)
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": start.id = try reader.readString()
      case "name": start.name = try reader.readString()
      case "kind": start.kind = try reader.readWord()
      case "type": start.type = try reader.readString()
      case "purpose": start.purpose = try reader.readString()
      case "call": start.call = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return start
  }

  private static func readAgentChanges(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Change {
    var id = ""
    var changes = AgentChanges()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": id = try reader.readString()
      case "name": changes.name = try reader.readString()
      case "type": changes.type = try reader.readString()
      case "purpose": changes.purpose = try reader.readString()
      case "call": changes.call = try reader.readString()
      case "startedAt": changes.startedAt = Timestamp(try reader.readInteger())
      default: try reader.skipValue()
      }
    }
    return .agentChanged(id: id, changes)
  }

  private static func readAgentStop(_ reader: inout JSONReader) throws(JSONSyntaxError) -> AgentStop {
    var stop = AgentStop(id: "", outcome: "finished")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": stop.id = try reader.readString()
      case "outcome": stop.outcome = try reader.readString()
      case "name": stop.name = try reader.readString()
      case "type": stop.type = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return stop
  }

  private static func readActivity(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Change {
    var tool: String?
    var failed = false
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "tool": tool = try reader.readString()
      case "failed": failed = try reader.readBool()
      default: try reader.skipValue()
      }
    }
    return .activity(tool: tool, failed: failed)
  }
}
