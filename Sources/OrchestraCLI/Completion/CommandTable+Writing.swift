import JSONTree
import Shell

extension CommandTable {
  /// The table as text: a JSON array with one command a line, subcommands behind the command they belong to.
  ///
  /// The program's own options are the line with the empty path. What is empty or false is left out.
  func text() -> String {
    var lines = [CommandEntry(path: [], options: options)]
    for command in commands { Self.flatten(command, into: &lines) }
    return "[\n" + lines.map { $0.json.text(.compact) }.joined(separator: ",\n") + "\n]\n"
  }

  private static func flatten(_ command: CommandEntry, into lines: inout [CommandEntry]) {
    lines.append(command)
    for subcommand in command.subcommands { flatten(subcommand, into: &lines) }
  }
}

extension CommandEntry {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["path"] = .array(path.map { .string($0) })
    object["aliases"] = JSONValue(unlessEmpty: aliases)
    object["group"] = group.map { .string($0) }
    object["abstract"] = abstract.isEmpty ? nil : .string(abstract)
    object["discussion"] = discussion.isEmpty ? nil : .string(discussion)
    object["examples"] = JSONValue(unlessEmpty: examples)
    object["isHidden"] = isHidden ? .bool(true) : nil
    object["isShellOnly"] = isShellOnly ? .bool(true) : nil
    object["preferredOver"] = JSONValue(unlessEmpty: preferredOver)
    object["default"] = defaultSubcommand.map { .string($0) }
    object["options"] = options.isEmpty ? nil : .array(options.map(\.json))
    object["arguments"] = arguments.isEmpty ? nil : .array(arguments.map(\.json))
    return .object(object)
  }
}

extension OptionEntry {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["names"] = .array(names.map { .string($0) })
    object["value"] = valueName.map { .string($0) }
    object.set(kind)
    object["default"] = defaultValue.map { .string($0) }
    object["isRepeating"] = isRepeating ? .bool(true) : nil
    object["isHidden"] = isHidden ? .bool(true) : nil
    object["help"] = help.isEmpty ? nil : .string(help)
    return .object(object)
  }
}

extension ArgumentEntry {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object.set(kind)
    object["isOptional"] = isOptional ? .bool(true) : nil
    object["isRepeating"] = isRepeating ? .bool(true) : nil
    object["help"] = help.isEmpty ? nil : .string(help)
    return .object(object)
  }
}

extension JSONObject {
  fileprivate mutating func set(_ kind: ValueKind) {
    if case .words(let words) = kind {
      self["words"] = .array(words.map { .string($0) })
    } else if kind != .none {
      self["kind"] = kind.name.map { .string($0) }
    }
  }
}

extension JSONValue {
  fileprivate init?(unlessEmpty words: [String]) {
    guard !words.isEmpty else { return nil }
    self = .array(words.map { .string($0) })
  }
}
