import ArgumentParser
import JSONTree
import Shell

/// Makes the table of commands from the commands themselves, by what the argument parser tells about them.
///
/// Slow: the parser tells it in Foundation's JSON. The program reads `CommandTableText`, which is made from this by
/// `make table`.
struct CommandTableBuilder {
  /// Of two commands that a prefix means, the one that wins: the list before the single thing.
  private static let preferences = ["tasks": ["task"], "agents": ["agent"], "sessions": ["session"]]

  /// Returns the table of the program's commands.
  static func table(
    root: any ParsableCommand.Type = OrchestraCommand.self
  ) throws(JSONSyntaxError) -> CommandTable {
    var groups: [String: String] = [:]
    var sessionOnly: Set<String> = []
    for case let command as any ContextCommand.Type in root.configuration.subcommands
    where command.isForSessions { sessionOnly.insert(command._commandName) }
    for group in root.configuration.groupedSubcommands {
      for command in group.subcommands { groups[command._commandName] = group.name }
    }
    let document = try JSONValue(parsing: root._dumpHelp())["command"] ?? .null
    var table = CommandTable(
      commands: entries(of: document, below: []), options: options(of: document, isInnermost: false))
    // The parser adds a `help` of its own behind the program's.
    var known: Set<String> = []
    table.commands.removeAll { !known.insert($0.name).inserted }
    if let name = document["defaultSubcommand"]?.string, let entry = table.command(at: [name]) {
      let names = Set(table.options.flatMap(\.names))
      table.options += entry.options.filter { names.isDisjoint(with: $0.names) }
    }
    for index in table.commands.indices {
      let name = table.commands[index].name
      table.commands[index].group = groups[name]
      table.commands[index].isShellOnly = sessionOnly.contains(name)
      table.commands[index].preferredOver = preferences[name] ?? []
    }
    return table
  }

  private static func entries(of command: JSONValue, below path: [String]) -> [CommandEntry] {
    (command["subcommands"]?.array ?? []).map { entry(of: $0, below: path) }
  }

  private static func entry(of command: JSONValue, below path: [String]) -> CommandEntry {
    let name = command["commandName"]?.string ?? ""
    let (discussion, examples) = explanation(command["discussion"]?.string ?? "")
    let all = command["arguments"]?.array ?? []
    let arguments = all.filter { $0["kind"]?.string == "positional" && $0["shouldDisplay"]?.bool != false }
    return CommandEntry(
      path: path + [name], aliases: strings(command["aliases"]), abstract: command["abstract"]?.string ?? "",
      discussion: discussion, examples: examples, isHidden: command["shouldDisplay"]?.bool == false,
      subcommands: entries(of: command, below: path + [name]),
      defaultSubcommand: command["defaultSubcommand"]?.string,
      options: options(of: command, isInnermost: true),
      arguments: arguments.map { argument($0, of: path + [name]) })
  }

  /// Takes the lines that begin with `Example:` out of a discussion.
  private static func explanation(_ text: String) -> (discussion: String, examples: [String]) {
    var rest: [Substring] = []
    var examples: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("Example: ") {
        let example = line.dropFirst("Example: ".count)
        examples.append(
          String(example.hasPrefix("orchestra ") ? example.dropFirst("orchestra ".count) : example))
      } else {
        rest.append(line)
      }
    }
    return (rest.joined(separator: "\n"), examples)
  }

  private static func options(of command: JSONValue, isInnermost: Bool) -> [OptionEntry] {
    (command["arguments"]?.array ?? []).compactMap { argument in
      guard let kind = argument["kind"]?.string, kind != "positional" else { return nil }
      let names = (argument["names"]?.array ?? []).map(typedName)
      // Every command would take it; it is the program's.
      if isInnermost, names == ["--version"] { return nil }
      let help = [argument["abstract"]?.string, argument["discussion"]?.string].compactMap { $0 }
      return OptionEntry(
        names: names, help: help.joined(separator: "\n"),
        valueName: kind == "flag" ? nil : argument["valueName"]?.string ?? "value", kind: valueKind(argument),
        defaultValue: kind == "flag" ? nil : argument["defaultValue"]?.string,
        isRepeating: argument["isRepeating"]?.bool ?? false,
        isHidden: argument["shouldDisplay"]?.bool == false)
    }
  }

  private static func typedName(_ name: JSONValue) -> String {
    (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
  }

  private static func argument(_ argument: JSONValue, of path: [String]) -> ArgumentEntry {
    let help = [argument["abstract"]?.string, argument["discussion"]?.string].compactMap { $0 }
    return ArgumentEntry(
      name: argument["valueName"]?.string ?? "value", help: help.joined(separator: "\n"),
      // The parser's own command, which cannot be marked.
      kind: path == ["help"] ? .command : valueKind(argument),
      isOptional: argument["isOptional"]?.bool ?? false,
      isRepeating: argument["isRepeating"]?.bool ?? false)
  }

  private static func valueKind(_ argument: JSONValue) -> ValueKind {
    let words = strings(argument["allValues"])
    guard let kind = argument["completionKind"]?.object?.first else {
      return words.isEmpty ? .none : .words(words)
    }
    switch kind.key {
    case "list": return .words(strings(kind.value["values"]))
    case "file": return .file
    case "directory": return .directory
    case "shellCommand":
      let command = kind.value["command"]?.string ?? ""
      guard command.hasPrefix(CompletionKind.liveCommand) else { return .none }
      return ValueKind(name: String(command.dropFirst(CompletionKind.liveCommand.count))) ?? .none
    default: return words.isEmpty ? .none : .words(words)
    }
  }

  private static func strings(_ list: JSONValue?) -> [String] {
    (list?.array ?? []).compactMap(\.string)
  }
}
