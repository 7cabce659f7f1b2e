/// The hooks in a `config.toml` of Codex: a block of lines between two marks, at the end of the file.
///
/// The file is never written anew from what was understood of it: the block is put in or taken out, everything else stays byte for
/// byte. Where the block could mean something else than it says, the file is refused.
package struct TOMLBlock {
  package static let opening =
    "# >>> orchestra hooks: put here by 'orchestra install', taken out by 'orchestra uninstall' >>>"
  package static let closing = "# <<< orchestra hooks <<<"

  private let bytes: [UInt8]
  private let newline: String
  /// The lines of the block with the ends of their lines; nil when there is none.
  private let place: Range<Int>?
  private let rest: TOMLStatements
  private let own: OwnCommands

  package init(_ bytes: [UInt8], own: OwnCommands) throws(SettingsFault) {
    self.bytes = bytes
    self.own = own
    let feed = bytes.firstIndex(of: 0x0A)
    newline = feed.map { $0 > 0 && bytes[$0 - 1] == 0x0D } == true ? "\r\n" : "\n"
    place = try Self.find(in: bytes)
    var others = bytes
    // Its lines stay, empty, so that the numbers of those behind it are right.
    if let place { others.replaceSubrange(place, with: bytes[place].filter { $0 == 0x0A }) }
    rest = try TOMLStatements(others)
  }

  private static func find(in bytes: [UInt8]) throws(SettingsFault) -> Range<Int>? {
    var start: Int?
    var found: Range<Int>?
    var (cursor, number) = (0, 1)
    while cursor < bytes.count {
      let end = bytes[cursor...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[cursor..<end].filter { $0 != 0x0A && $0 != 0x0D }
      if line.elementsEqual(opening.utf8) {
        if start != nil || found != nil { throw .lines(reason: "a second mark of orchestra", line: number) }
        start = cursor
      } else if line.elementsEqual(closing.utf8) {
        guard let first = start else { throw .lines(reason: "an end mark without a beginning", line: number) }
        found = first..<end
        start = nil
      }
      (cursor, number) = (end, number + 1)
    }
    if start != nil { throw .lines(reason: "a mark of orchestra without its end", line: number) }
    return found
  }

  /// The lines for every registration, between the marks.
  package static func text(
    _ registrations: [HookRegistration], calling call: HookCall, newline: String = "\n"
  ) -> String {
    var lines = [opening]
    for registration in registrations {
      lines.append("[[hooks.\(registration.event)]]")
      if let matcher = registration.matcher { lines.append("matcher = \(quoted(matcher))") }
      lines += ["", "[[hooks.\(registration.event).hooks]]", "type = \"command\""]
      lines += ["command = \(quoted(call.line("hook")))", "timeout = \(registration.timeout)", ""]
    }
    lines.removeLast()
    lines.append(closing)
    return lines.map { $0 + newline }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Puts the block at the end of the file, or anew into its place.
  package func register(
    _ registrations: [HookRegistration], calling call: HookCall
  ) throws(SettingsFault) -> SettingsChanges {
    var changes = self.changes
    try check(registrations)
    let block = Array(Self.text(registrations, calling: call, newline: newline).utf8)
    if let place {
      if bytes[place].elementsEqual(block) { return changes }
      changes.bytes.replaceSubrange(place, with: block)
      changes.updated = registrations.map(\.event)
      return changes
    }
    if !bytes.isEmpty, bytes.last != 0x0A { changes.bytes += Array(newline.utf8) }
    if !bytes.isEmpty { changes.bytes += Array(newline.utf8) }
    changes.bytes += block
    changes.added = registrations.map(\.event)
    return changes
  }

  /// Takes the block out, with the empty line before it.
  package func unregister() -> SettingsChanges {
    var changes = self.changes
    for statement in rest.statements {
      if let command = ownCommand(statement) { changes.left.note("line \(statement.line): \(command)") }
    }
    guard let place else { return changes }
    var start = place.lowerBound
    let ending = Array(newline.utf8)
    if bytes[..<start].suffix(2 * ending.count).elementsEqual(ending + ending) || start == ending.count {
      start -= ending.count
    }
    changes.bytes.removeSubrange(start..<place.upperBound)
    changes.removed = HookRegistration.codex.map(\.event)
    changes.isEmpty = changes.bytes.isEmpty
    return changes
  }

  private var changes: SettingsChanges {
    var changes = SettingsChanges(bytes: bytes)
    changes.isSwitchedOff = rest.statements.contains { statement in
      ["hooks", "codex_hooks"].contains { statement.path == ["features", $0] }
        && statement.kind == .value("false")
    }
    return changes
  }

  private func ownCommand(_ statement: TOMLStatements.Statement) -> String? {
    guard statement.path.first == "hooks", statement.path.last == "command",
      case .value(let text) = statement.kind
    else { return nil }
    let command = text.filter { $0 != "\"" }
    return own.standing(command: command, arguments: nil) == nil ? nil : command
  }

  /// What is in the file must leave `[[hooks.EVENT]]` the meaning it has.
  private func check(_ registrations: [HookRegistration]) throws(SettingsFault) {
    let events = Set(registrations.map(\.event))
    for statement in rest.statements where statement.path.first == "hooks" {
      if ownCommand(statement) != nil { throw .byHand(line: statement.line) }
      let isOfEvent = statement.path.count > 1 && events.contains(statement.path[1])
      let isFit =
        switch statement.kind {
        case .table: statement.path.count == 1 || !isOfEvent || statement.path.count > 2
        case .list: statement.path.count > 1
        case .value: statement.path.count > 1 && (!isOfEvent || statement.isInList)
        }
      if !isFit { throw .lines(reason: "'hooks' in a form that cannot be added to", line: statement.line) }
    }
  }
}
