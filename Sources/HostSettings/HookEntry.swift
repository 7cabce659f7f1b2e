import JSONTree

/// A handler of ours as it stands in a settings file.
struct HookEntry {
  let event: String
  /// The places in the lists: which group of the event, which handler of the group.
  let group: Int
  let handler: Int
  let matcher: HookMatcher
  /// As it is written, with its arguments.
  let command: String
  let value: JSONObject
  let standing: OwnCommands.Standing

  /// Whether it is what a registration asks for; keys that others added to it do not matter.
  func satisfies(_ registration: HookRegistration, _ call: HookCall) -> Bool {
    guard standing == .program, matcher.text ?? "" == registration.matcher ?? "",
      value["async"]?.bool != true, value["if"] == nil,
      let wanted = call.handler(registration).object
    else { return false }
    return value["args"] == wanted["args"]
      && wanted.allSatisfy { member in
        guard let number = member.value.integer else { return value[member.key] == member.value }
        return value[member.key]?.integer == number
      }
  }
}

extension HookEntry {
  /// A handler in the place of this one, with what somebody added to this one.
  func renewed(_ handler: JSONValue) -> JSONValue {
    guard standing == .program, var members = handler.object else { return handler }
    let decisive = ["type", "command", "args", "timeout", "async", "asyncRewake", "shell", "if", "once"]
    for member in value where !decisive.contains(member.key) { members[member.key] = member.value }
    return .object(members)
  }

  /// Finds the handlers of ours; what a host could not use is passed by.
  static func all(in text: SettingsText, _ own: OwnCommands) -> [HookEntry] {
    guard let hooks = text.root.member("hooks")?.node else { return [] }
    var entries: [HookEntry] = []
    for event in hooks.members {
      for (place, group) in event.node.elements.enumerated() {
        let matcher = group.member("matcher").flatMap { text.value($0.node)?.string }
        for (number, node) in (group.member("hooks")?.node.elements ?? []).enumerated() {
          guard let value = text.value(node)?.object, value["type"]?.string == "command",
            let command = value["command"]?.string
          else { continue }
          let arguments = value["args"]?.array.map { $0.compactMap(\.string) }
          guard let standing = own.standing(command: command, arguments: arguments) else { continue }
          entries.append(
            HookEntry(
              event: event.key, group: place, handler: number, matcher: HookMatcher(text: matcher),
              command: ([command] + (arguments ?? [])).joined(separator: " "), value: value,
              standing: standing))
        }
      }
    }
    return entries
  }
}
