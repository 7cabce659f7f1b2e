import JSONTree
import ProgressModel

/// An agent, running or finished, as an object of `progress.json`; also an open call.
enum AgentCoding {
  static func write(_ agent: TrackedAgent, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", agent.id)
    writer.member("name", agent.name)
    writer.member("type", orNull: agent.type)
    writer.member("kind", agent.kind.rawValue)
    writer.member("session", agent.session)
    writer.member("task", orNull: agent.task)
    writer.member("startedAt", orNull: agent.startedAt?.milliseconds)
    writer.member("lastSeenAt", agent.lastSeenAt)
    writer.member("stoppedAt", ifPresent: agent.stoppedAt)
    writer.member("outcome", ifPresent: agent.outcome)
    writer.member("purpose", ifPresent: agent.purpose)
    writer.member("call", ifPresent: agent.call)
    writer.members(agent.unknown)
    writer.endObject()
  }

  static func read(_ reader: inout JSONReader) throws(JSONSyntaxError) -> TrackedAgent {
    var agent = TrackedAgent(id: "", name: "", kind: .subagent, session: "", lastSeenAt: Timestamp(0))
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": agent.id = try reader.readString()
      case "name": agent.name = try reader.readString()
      case "type": agent.type = try reader.readOptionalString()
      case "kind": agent.kind = try reader.readWord()
      case "session": agent.session = try reader.readString()
      case "task": agent.task = try reader.readOptionalString()
      case "startedAt": agent.startedAt = try reader.readOptionalTimestamp()
      case "lastSeenAt": agent.lastSeenAt = Timestamp(try reader.readInteger())
      case "stoppedAt": agent.stoppedAt = try reader.readOptionalTimestamp()
      case "outcome": agent.outcome = try reader.readOptionalString()
      case "purpose": agent.purpose = try reader.readOptionalString()
      case "call": agent.call = try reader.readOptionalString()
      default: try reader.keepUnknown(key, in: &agent.unknown)
      }
    }
    return agent
  }

  static func write(_ call: AgentCall, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", call.id)
    writer.member("session", call.session)
    writer.member("type", ifPresent: call.type)
    writer.member("name", ifPresent: call.name)
    writer.member("purpose", ifPresent: call.purpose)
    writer.member("requestedAt", call.requestedAt)
    writer.endObject()
  }

  static func readCall(_ reader: inout JSONReader) throws(JSONSyntaxError) -> AgentCall {
    var call = AgentCall(id: "", session: "", requestedAt: Timestamp(0))
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": call.id = try reader.readString()
      case "session": call.session = try reader.readString()
      case "type": call.type = try reader.readOptionalString()
      case "name": call.name = try reader.readOptionalString()
      case "purpose": call.purpose = try reader.readOptionalString()
      case "requestedAt": call.requestedAt = Timestamp(try reader.readInteger())
      default: try reader.skipValue()
      }
    }
    return call
  }
}
