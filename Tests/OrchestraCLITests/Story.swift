import Foundation
import JSONTree

/// Writes down what hooks did, for a reviewer to read.
struct Story {
  private(set) var text = ""
  private let harness: CommandHarness
  private var seenRecords = 0

  init(_ harness: CommandHarness) {
    self.harness = harness
  }

  /// Tells of one served payload: what it was answered, and what it added to the journal.
  mutating func tell(_ title: String, _ result: CommandHarness.Result) throws {
    text += "## \(title)\n"
    if result.status != 0 { text += "exit status \(result.status)\n" }
    if !result.errors.isEmpty { text += "stderr: \(result.errors)" }
    let reply = try result.output.isEmpty ? nil : JSONValue(parsing: result.output)["systemMessage"]?.string
    for line in reply?.split(separator: "\n") ?? [] { text += "  | \(line)\n" }
    let records = try harness.journal()
    for record in records.dropFirst(seenRecords) { text += "  + \(Self.brief(record))\n" }
    seenRecords = records.count
  }

  /// Tells what the state is now.
  mutating func tellState() throws {
    guard let snapshot = try harness.snapshot() else {
      text += "\nno state\n"
      return
    }
    text += "\nsessions\n"
    for session in snapshot["sessions"]?.array ?? [] {
      text +=
        "  " + Self.fields(session, ["id", "client", "state", "source", "endReason", "currentAgent"]) + "\n"
    }
    text += "tasks\n"
    for task in snapshot["tasks"]?.array ?? [] {
      text +=
        "  "
        + Self.fields(
          task,
          [
            "position", "status", "content", "agent", "agentSource", "list", "externalId", "progress",
            "duration",
            "pendingDuration",
          ]) + "\n"
    }
    text += "active agents\n"
    for agent in snapshot["activeAgents"]?.array ?? [] { text += "  " + Self.agent(agent) + "\n" }
    text += "finished agents\n"
    for agent in snapshot["finishedAgents"]?.array ?? [] { text += "  " + Self.agent(agent) + "\n" }
    var writer = JSONWriter(.compact)
    if let stats = snapshot["stats"] { writer.value(stats) }
    text += "stats " + String(decoding: writer.finish(), as: UTF8.self) + "\n"
  }

  private static func agent(_ agent: JSONValue) -> String {
    fields(agent, ["id", "name", "type", "kind", "purpose", "outcome", "session"])
  }

  /// A journal record without what repeats in every one.
  private static func brief(_ record: JSONValue) -> String {
    var data = record["data"]?.object ?? JSONObject()
    for key in ["session", "activeForm", "agentSource", "createdAt", "updatedAt", "statusSince", "startedAt"]
    where record["type"]?.string == "task.created" {
      data[key] = nil
    }
    for member in data where member.value.isNull || member.value.array?.isEmpty == true {
      // A place given up is news; an unknown field is not.
      if member.key != "position" { data[member.key] = nil }
    }
    var writer = JSONWriter(.compact)
    writer.value(.object(data))
    let agent = record["agent"]?.string.map { " by \($0)" } ?? ""
    return (record["type"]?.string ?? "?") + agent + " " + String(decoding: writer.finish(), as: UTF8.self)
  }

  private static func fields(_ value: JSONValue, _ keys: [String]) -> String {
    keys.compactMap { key in
      guard let member = value[key], !member.isNull else { return nil }
      let text = member.string ?? member.integer.map(String.init) ?? "?"
      return "\(key)=\(text.count > 40 ? text.prefix(39) + "…" : text)"
    }.joined(separator: " ")
  }
}
