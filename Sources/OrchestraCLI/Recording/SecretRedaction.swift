import JSONTree
import ProgressModel

/// Takes secrets out of a payload: its shape stays, and so does what detection and translation read.
struct SecretRedaction: Sendable {
  /// Members of a payload that every event is told by; no secret is found in them, and none is looked for.
  private static let plainKeys: Set<String> = [
    "hook_event_name", "session_id", "tool_use_id", "tool_name", "agent_id", "agent_type", "prompt_id",
    "turn_id", "cwd", "transcript_path", "agent_transcript_path", "permission_mode",
  ]

  private let scanner: SecretScanner

  /// Names of the roster are spared wherever they stand.
  init(sparing roster: AgentRoster) {
    scanner = SecretScanner(sparing: roster.entries.map(\.name))
  }

  /// Returns the payload without secrets.
  func redacted(_ payload: JSONObject) -> JSONObject {
    redacted(payload, isPayload: true) ?? payload
  }

  private func redacted(_ object: JSONObject, isPayload: Bool) -> JSONObject? {
    var changes: [(index: Int, value: JSONValue)] = []
    var names: [Int: String] = [:]
    for (index, member) in object.enumerated() {
      if isPayload, Self.plainKeys.contains(member.key) { continue }
      if let name = scanner.redacted(member.key) { names[index] = name }
      let isSecret = SecretName.isSecret(member.key)
      if let value = isSecret ? hidden(member.value) : redacted(member.value) {
        changes.append((index, value))
      }
    }
    if changes.isEmpty && names.isEmpty { return nil }
    let values = Dictionary(changes.map { ($0.index, $0.value) }) { first, _ in first }
    var kept = JSONObject()
    for (index, member) in object.enumerated() {
      kept[Self.free(names[index] ?? member.key, in: kept)] = values[index] ?? member.value
    }
    return kept
  }

  /// Two keys that were secrets must not become one.
  private static func free(_ key: String, in object: JSONObject) -> String {
    if object[key] == nil { return key }
    var number = 2
    while object["\(key) \(number)"] != nil { number += 1 }
    return "\(key) \(number)"
  }

  /// Returns the value without its secrets, or nil when it holds none.
  private func redacted(_ value: JSONValue) -> JSONValue? {
    switch value {
    case .string(let text): scanner.redacted(text).map { .string($0) }
    case .object(let object): redacted(object, isPayload: false).map { .object($0) }
    case .array(let elements): redacted(elements).map { .array($0) }
    default: nil
    }
  }

  /// Elements may be the words of a command: what stands behind `--password` is one.
  private func redacted(_ elements: [JSONValue]) -> [JSONValue]? {
    var kept: [JSONValue]?
    var isValueOfFlag = false
    for (index, element) in elements.enumerated() {
      let value = isValueOfFlag ? hidden(element) : redacted(element)
      if let value {
        kept = kept ?? elements
        kept?[index] = value
      }
      isValueOfFlag = element.string.map { $0.hasPrefix("-") && SecretName.isSecret($0) } ?? false
    }
    return kept
  }

  /// Returns a stand-in for a value that is secret as a whole; nil for what says nothing, and for numbers, which count.
  private func hidden(_ value: JSONValue) -> JSONValue? {
    switch value {
    case .string(let text): scanner.hidden(text).map { .string($0) }
    case .array(let elements): .array(elements.map { hidden($0) ?? $0 })
    case .object(let object): redacted(object, isPayload: false).map { .object($0) }
    default: nil
    }
  }
}

extension SecretScanner {
  /// Returns the stand-in for a text that is a secret by its name, or nil for one that cannot be a secret.
  fileprivate func hidden(_ text: String) -> String? {
    text.isEmpty || isSpared(text) ? nil : Self.replacement
  }
}
