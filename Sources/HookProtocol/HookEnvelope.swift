package import JSONTree

/// One payload with the fields every event shares read out.
///
/// Unknown events, unknown keys and missing keys are normal: hosts add them every month. Nothing is read by position.
package struct HookEnvelope: Sendable {
  /// Why a payload is none.
  package enum Fault: Error, Equatable, Sendable {
    case notAnObject
    /// Neither the payload nor the command line names the event.
    case eventMissing
  }

  /// The event a bare `{"todos": […]}` of the old scripts stands for.
  package static let bareTodoList = "TodoList"

  package let payload: JSONObject
  package let event: String
  package let client: HookClient
  package let sessionID: String?
  package let workingDirectory: String?
  /// Set inside a subagent and on its start and stop; never empty.
  package let agentID: String?
  package let agentType: String?
  package let toolName: String?
  package let toolUseID: String?
  package let environment: HookEnvironment

  /// Reads a payload.
  ///
  /// The event's name comes from it; `fallbackEvent`, from the command line, serves those without.
  package init(
    _ value: JSONValue, fallbackEvent: String?, environment: HookEnvironment
  ) throws(Fault) {
    guard let payload = value.object else { throw .notAnObject }
    guard let event = Self.event(of: payload, fallback: fallbackEvent) else { throw .eventMissing }
    self.payload = payload
    self.event = event
    self.environment = environment
    client = HookClient(payload: payload, event: event, environment: environment)
    sessionID =
      Self.identifier(payload["session_id"]) ?? Self.identifier(payload["thread-id"]) ?? environment.sessionID
    workingDirectory = Self.text(payload["cwd"])
    agentID = Self.identifier(payload["agent_id"])
    agentType = payload["agent_type"]?.string.map(Self.cut)
    toolName = Self.identifier(payload["tool_name"])
    toolUseID = Self.identifier(payload["tool_use_id"])
  }

  package subscript(key: String) -> JSONValue? { payload[key] }

  /// The arguments of the tool call; nil outside tool events.
  package var toolInput: JSONObject? { payload["tool_input"]?.object }

  /// What the tool answered: an object, an array or a string, by tool.
  package var toolResponse: JSONValue? { payload["tool_response"] }

  private static func event(of payload: JSONObject, fallback: String?) -> String? {
    if let name = text(payload["hook_event_name"]) { return name }
    if let type = text(payload["type"]), payload["thread-id"] != nil { return type }
    if payload["todos"]?.array != nil { return bareTodoList }
    return fallback.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func text(_ value: JSONValue?) -> String? {
    value?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Ids and types are kept in every record: one of megabytes is cut to what any host really sends.
  private static func identifier(_ value: JSONValue?) -> String? { text(value).map(cut) }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= longestIdentifier
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestIdentifier)))
  }

  /// The most scalars of an id or type that are read.
  package static let longestIdentifier = 128
}
