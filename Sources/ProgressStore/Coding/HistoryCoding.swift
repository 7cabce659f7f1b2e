import JSONTree
import ProgressModel

/// One line of the snapshot's `history`.
enum HistoryCoding {
  static func write(_ entry: HistoryEntry, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("sequence", entry.sequence)
    writer.member("time", entry.time)
    writer.member("event", entry.event)
    writer.member("session", ifPresent: entry.session)
    writer.member("agent", ifPresent: entry.agent)
    writer.member("task", ifPresent: entry.task)
    writer.member("details", ifPresent: entry.details)
    writer.endObject()
  }

  static func read(_ reader: inout JSONReader) throws(JSONSyntaxError) -> HistoryEntry {
    var entry = HistoryEntry(sequence: 0, time: Timestamp(0), event: "")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "sequence": entry.sequence = try reader.readInteger()
      case "time": entry.time = Timestamp(try reader.readInteger())
      case "event": entry.event = try reader.readString()
      case "session": entry.session = try reader.readOptionalString()
      case "agent": entry.agent = try reader.readOptionalString()
      case "task": entry.task = try reader.readOptionalString()
      case "details": entry.details = try reader.readOptionalString()
      default: try reader.skipValue()
      }
    }
    return entry
  }
}
