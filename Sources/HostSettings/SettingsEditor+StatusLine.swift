import JSONTree

extension SettingsEditor {
  /// The keys of status lines, with the words behind the program.
  package static let statusLines = [
    ("statusLine", "statusline"), ("subagentStatusLine", "statusline --subagent"),
  ]

  /// Has the status lines shown by the program.
  ///
  /// - Throws: `taken` when one of them shows something else.
  package mutating func setStatusLines(calling call: HookCall) throws(SettingsFault) {
    for (key, words) in Self.statusLines {
      let value: JSONValue = ["type": "command", "command": .string(call.line(words))]
      guard let member = text.root.member(key) else {
        try text.add(key, value, to: text.root)
        changes.statusLines.note(key)
        continue
      }
      let present = text.value(member.node)
      let command = present?["command"]
      if command == value["command"], present?["type"] == value["type"] { continue }
      let isOurs = command?.string.map(own.isStatusLine) == true
      let isNothing = present?.isNull == true || present?.object?.isEmpty == true
      guard isOurs || isNothing else {
        throw .taken(key: key, by: command?.string ?? present?.text(.compact) ?? "")
      }
      if isOurs, present?["type"] == value["type"], let node = member.node.member("command")?.node {
        // Whatever else was said about the line stays.
        try text.replace(node, by: .string(call.line(words)))
      } else {
        try text.replace(member.node, by: value)
      }
      changes.statusLines.note(key)
    }
  }

  /// Has those status lines that the program shows already call it as it is to be called now.
  package mutating func renewStatusLines(calling call: HookCall) throws(SettingsFault) {
    for (key, words) in Self.statusLines {
      guard let member = text.root.member(key), let node = member.node.member("command")?.node,
        let command = text.value(node)?.string, own.isStatusLine(command), command != call.line(words)
      else { continue }
      try text.replace(node, by: .string(call.line(words)))
      changes.statusLines.note(key)
    }
  }

  /// Takes out the status lines that the program shows.
  package mutating func removeStatusLines() throws(SettingsFault) {
    for (key, _) in Self.statusLines.reversed() {
      guard let index = text.root.members.lastIndex(where: { $0.key == key }),
        let command = text.value(text.root.members[index].node)?["command"]?.string, own.isStatusLine(command)
      else { continue }
      try text.remove(index, from: text.root)
      changes.statusLines.note(key)
    }
  }
}
