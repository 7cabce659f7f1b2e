import JSONTree
import ProgressModel

/// The `data` member of a journal record: what an event says, by type.
enum EventCoding {
  static func write(_ change: Change, to writer: inout JSONWriter) {
    switch change {
    case .taskCreated(let task): TaskCoding.write(task, at: task.createdAt, to: &writer)
    case .agentRequested(let call): AgentCoding.write(call, to: &writer)
    default:
      writer.beginObject()
      writeMembers(of: change, to: &writer)
      writer.endObject()
    }
  }

  private static func writeMembers(of change: Change, to writer: inout JSONWriter) {
    switch change {
    case .projectNamed(let id, let name, let host):
      writer.member("id", id)
      writer.member("name", name)
      writer.member("host", host)
    case .sessionStarted(let start), .sessionResumed(let start): write(start, to: &writer)
    case .sessionChanged(let changes): write(changes, to: &writer)
    case .sessionEnded(let reason): writer.member("reason", reason)
    case .sessionsArchived(let ids): writer.member("sessions", ids)
    case .taskChanged(let id, let changes):
      writer.member("id", id)
      writeMembers(of: changes, to: &writer)
    case .taskRemoved(let id): writer.member("id", id)
    case .agentStarted(let start): write(start, to: &writer)
    case .agentChanged(let id, let changes):
      writer.member("id", id)
      write(changes, to: &writer)
    case .agentStopped(let stop):
      writer.member("id", stop.id)
      writer.member("outcome", stop.outcome)
      writer.member("name", ifPresent: stop.name)
      writer.member("type", ifPresent: stop.type)
    case .activity(let tool, let failed):
      writer.member("tool", ifPresent: tool)
      if failed {
        writer.key("failed")
        writer.bool(true)
      }
    case .note(let text): writer.member("text", text)
    case .spoolTaken(let names): writer.member("names", names)
    case .restored(let restoration): write(restoration, to: &writer)
    case .taskCreated, .agentRequested: break
    }
  }

  private static func write(_ start: SessionStart, to writer: inout JSONWriter) {
    writer.member("client", start.client)
    writer.member("source", ifPresent: start.source)
    writer.member("title", ifPresent: start.title)
    writer.member("model", ifPresent: start.model)
    writer.member("host", ifPresent: start.host)
    writer.member("process", ifPresent: start.process)
    writer.member("currentAgent", ifPresent: start.currentAgent)
  }

  private static func write(_ changes: SessionChanges, to writer: inout JSONWriter) {
    writer.member("state", ifPresent: changes.state?.rawValue)
    writer.member("source", ifPresent: changes.source)
    writer.member("title", ifPresent: changes.title)
    writer.member("model", ifPresent: changes.model)
    writer.member("process", ifPresent: changes.process)
    writer.member("currentAgent", ifPresent: changes.currentAgent)
  }

  /// Writes the members of a change; the object around them is the caller's.
  static func writeMembers(of changes: TaskChanges, to writer: inout JSONWriter) {
    writer.member("status", ifPresent: changes.status?.rawValue)
    writer.member("content", ifPresent: changes.content)
    writer.member("activeForm", ifPresent: changes.activeForm)
    writer.member("description", ifPresent: changes.detail)
    writer.member("agent", ifPresent: changes.agent)
    writer.member("agentSource", ifPresent: changes.agentSource?.rawValue)
    writer.member("progress", ifPresent: changes.progress.map(Int64.init))
    writer.member("currentStep", ifPresent: changes.currentStep.map(Int64.init))
    writer.member("totalSteps", ifPresent: changes.totalSteps.map(Int64.init))
    writer.member("estimatedDuration", ifPresent: changes.estimatedDuration)
    writer.member("parentId", ifPresent: changes.parentID)
    if let blockedBy = changes.blockedBy { writer.member("blockedBy", blockedBy) }
    if let tags = changes.tags { writer.member("tags", tags) }
    writer.member("externalId", ifPresent: changes.externalID)
    // Null says that the list no longer shows the task; a missing key, that its place is the same.
    if let position = changes.position { writer.member("position", orNull: position.map(Int64.init)) }
    if changes.isByHand {
      writer.key("byHand")
      writer.bool(true)
    }
  }

  private static func write(_ start: AgentStart, to writer: inout JSONWriter) {
    writer.member("id", start.id)
    writer.member("name", start.name)
    writer.member("kind", start.kind.rawValue)
    writer.member("type", ifPresent: start.type)
    writer.member("purpose", ifPresent: start.purpose)
    writer.member("call", ifPresent: start.call)
  }

  private static func write(_ changes: AgentChanges, to writer: inout JSONWriter) {
    writer.member("name", ifPresent: changes.name)
    writer.member("type", ifPresent: changes.type)
    writer.member("purpose", ifPresent: changes.purpose)
    writer.member("call", ifPresent: changes.call)
    writer.member("startedAt", ifPresent: changes.startedAt)
  }
}
