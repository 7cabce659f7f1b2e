import AgentDetection
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import ProgressStore

/// A payload put aside, with what else its meaning depends on: when it came and what the environment said.
///
/// The payload itself is kept, not what was made of it: the hook that takes it in may be of a later version that knows better.
struct SpooledHook {
  var time: Timestamp
  var fallbackEvent: String?
  var payload: JSONObject
  var environment: HookEnvironment

  /// Answers of tools beyond this size are not kept: of a payload that large they are no part we look into.
  private static let largestPayload = 1 << 20

  func bytes() -> [UInt8] {
    let whole = encoded(payload)
    if whole.count <= Self.largestPayload { return whole }
    var trimmed = payload
    trimmed["tool_response"] = nil
    return encoded(trimmed)
  }

  private func encoded(_ payload: JSONObject) -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.key("time")
    writer.integer(time.milliseconds)
    writer.key("event")
    writer.string(fallbackEvent)
    writer.key("process")
    writer.integer(environment.process)
    writer.key("session")
    writer.string(environment.sessionID)
    writer.key("taskList")
    writer.string(environment.taskListID)
    writer.key("isClaudeCode")
    writer.bool(environment.isClaudeCode)
    writer.key("payload")
    writer.value(.object(payload))
    writer.endObject()
    writer.newLine()
    return writer.finish()
  }

  init(time: Timestamp, fallbackEvent: String?, payload: JSONObject, environment: HookEnvironment) {
    self.time = time
    self.fallbackEvent = fallbackEvent
    self.payload = payload
    self.environment = environment
  }

  /// Reads an entry back; nil when it is none.
  init?(_ entry: Spool.Entry) {
    guard let value = try? JSONValue(parsing: entry.bytes), let time = value["time"]?.integer,
      let payload = value["payload"]?.object
    else { return nil }
    environment = HookEnvironment()
    environment.process = value["process"]?.integer
    environment.sessionID = value["session"]?.string
    environment.taskListID = value["taskList"]?.string
    environment.isClaudeCode = value["isClaudeCode"]?.bool ?? false
    self.time = Timestamp(time)
    fallbackEvent = value["event"]?.string
    self.payload = payload
  }

  /// Returns how the store turns spooled entries into observations.
  static func reader(_ project: Project) -> ProgressStore.SpoolReader {
    let (roster, host) = (project.roster, project.context.hostName)
    return { entry in
      guard let spooled = SpooledHook(entry),
        let envelope = try? HookEnvelope(
          .object(spooled.payload), fallbackEvent: spooled.fallbackEvent, environment: spooled.environment)
      else { return nil }
      let context = HookContext(time: spooled.time, detector: AgentDetector(roster: roster), host: host)
      return HookTranslation.observation(of: envelope, context)
    }
  }
}
