import JSONTree

/// The log of events, from the shape of the scripts to that of schema 2.0.0 and back.
///
/// Entries of this program have two members that the scripts' entries have not. They stay on the entry: `session`, and
/// `sequence` where it is not one more than that of the entry before.
enum HistoryMaking {
  /// Makes the newest entries the shape can hold, numbered on from 1.
  static func entries(
    of log: JSONValue?, usualTime: Int64, name: (JSONValue) -> JSONValue?
  ) -> [JSONValue] {
    let objects = (log?.array ?? []).filter { $0.kind == .object }
    var time = usualTime
    var sequence: Int64 = 0
    return objects.suffix(TextBound.historyEntries).map { old in
      time = ScriptTime.milliseconds(old["timestamp"]) ?? time
      let given = old["sequence"]?.plainInteger
      // Numbers ascend, whatever somebody wrote.
      sequence = given.flatMap { $0 > sequence ? $0 : nil } ?? sequence &+ 1
      var entry: JSONObject = [
        "sequence": .integer(sequence), "time": .integer(time),
        "event": .string(old["event"]?.string ?? "note"),
      ]
      if let session = old["session"]?.string { entry["session"] = .string(session) }
      if let agent = old["agent"]?.string { entry["agent"] = .string(agent) }
      if let task = old["taskId"] { entry["task"] = name(task) }
      if let details = old["details"]?.string {
        entry["details"] = .string(TextBound.cut(details, to: TextBound.historyDetails))
      }
      return .object(entry)
    }
  }

  static func log(of entries: JSONValue?, name: (JSONValue) -> JSONValue) -> [JSONValue] {
    var sequence: Int64 = 0
    return (entries?.array ?? []).compactMap(\.object).map { entry in
      var old: JSONObject = [
        "timestamp": entry["time"] ?? .null, "event": entry["event"] ?? "note",
        "taskId": entry["task"].map(name) ?? .null, "agent": entry["agent"] ?? .null,
        "details": entry["details"] ?? .null,
      ]
      old["session"] = entry["session"]
      if let given = entry["sequence"], given.plainInteger != sequence &+ 1 { old["sequence"] = given }
      sequence = entry["sequence"]?.plainInteger ?? sequence &+ 1
      return .object(old)
    }
  }
}
