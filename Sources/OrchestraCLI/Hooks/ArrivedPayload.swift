import AgentDetection
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import ProgressStore

/// A payload as it arrived, with what else its meaning depends on: when it came and what the environment said.
///
/// What is put aside, recorded and played back has this shape. The payload itself is kept, not what was made of it: the program
/// that takes it in may be of a later version that knows better.
struct ArrivedPayload: Sendable {
  var time: Timestamp
  /// The event's name from the command line, for payloads that do not carry it.
  var fallbackEvent: String?
  var payload: JSONObject
  var environment = HookEnvironment()

  /// Answers of tools beyond this size are not kept: of a payload that large they are no part we look into.
  private static let largestPayload = 1 << 20

  /// Writes it as one line of JSON.
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

  init(
    time: Timestamp, fallbackEvent: String? = nil, payload: JSONObject,
    environment: HookEnvironment = HookEnvironment()
  ) {
    self.time = time
    self.fallbackEvent = fallbackEvent
    self.payload = payload
    self.environment = environment
  }

  /// Reads one back from a line that `bytes` wrote; nil when it is none.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes), let time = value["time"]?.integer,
      let payload = value["payload"]?.object
    else { return nil }
    environment.process = value["process"]?.integer
    environment.sessionID = value["session"]?.string
    environment.taskListID = value["taskList"]?.string
    environment.isClaudeCode = value["isClaudeCode"]?.bool ?? false
    self.time = Timestamp(time)
    fallbackEvent = value["event"]?.string
    self.payload = payload
  }

  /// Reads out what every event shares.
  func envelope() throws(HookEnvelope.Fault) -> HookEnvelope {
    try HookEnvelope(.object(payload), fallbackEvent: fallbackEvent, environment: environment)
  }
}

extension Project {
  /// Returns what a payload says, or nil when there is nothing to record.
  ///
  /// Whoever asks again and again keeps a detector: making one costs as much as a payload.
  func observation(
    of envelope: HookEnvelope, at time: Timestamp, with detector: AgentDetector? = nil
  ) -> Observation? {
    let context = HookContext(
      time: time, detector: detector ?? AgentDetector(roster: roster), host: self.context.hostName)
    return HookTranslation.observation(of: envelope, context)
  }

  /// How the store turns spooled entries into observations.
  var spoolReader: ProgressStore.SpoolReader {
    let (roster, host) = (roster, context.hostName)
    return { entry in
      guard let arrived = ArrivedPayload(entry.bytes), let envelope = try? arrived.envelope() else {
        return nil
      }
      let context = HookContext(time: arrived.time, detector: AgentDetector(roster: roster), host: host)
      return HookTranslation.observation(of: envelope, context)
    }
  }
}
