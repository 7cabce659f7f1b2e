import JSONTree
import ProgressModel

/// A session as an object of `progress.json`.
enum SessionCoding {
  static func write(_ session: TrackedSession, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", session.id)
    writer.member("client", session.client)
    writer.member("startedAt", session.startedAt)
    writer.member("lastActivityAt", session.lastActivityAt)
    writer.member("endedAt", orNull: session.endedAt?.milliseconds)
    writer.member("state", session.state.rawValue)
    writer.member("source", ifPresent: session.source)
    writer.member("endReason", ifPresent: session.endReason)
    writer.member("title", ifPresent: session.title)
    writer.member("model", ifPresent: session.model)
    writer.member("host", ifPresent: session.host)
    writer.member("process", ifPresent: session.process)
    writer.member("currentAgent", ifPresent: session.currentAgent)
    writer.members(session.unknown)
    writer.endObject()
  }

  static func read(_ reader: inout JSONReader) throws(JSONSyntaxError) -> TrackedSession {
    var session = TrackedSession(id: "", client: "unknown", startedAt: Timestamp(0))
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": session.id = try reader.readString()
      case "client": session.client = try reader.readString()
      case "startedAt": session.startedAt = Timestamp(try reader.readInteger())
      case "lastActivityAt": session.lastActivityAt = Timestamp(try reader.readInteger())
      case "endedAt": session.endedAt = try reader.readOptionalTimestamp()
      case "state": session.state = try reader.readWord()
      case "source": session.source = try reader.readOptionalString()
      case "endReason": session.endReason = try reader.readOptionalString()
      case "title": session.title = try reader.readOptionalString()
      case "model": session.model = try reader.readOptionalString()
      case "host": session.host = try reader.readOptionalString()
      case "process": session.process = try reader.readOptionalInteger()
      case "currentAgent": session.currentAgent = try reader.readOptionalString()
      default: try reader.keepUnknown(key, in: &session.unknown)
      }
    }
    return session
  }
}
