import Shell

/// The command reference, `docs/commands.md`, made from the table of commands.
struct CommandReference {
  let table: CommandTable

  func text() -> String {
    var text = """
      # Commands

      Made from the program by `make reference`; do not edit. The same commands work on the command line (`orchestra tasks`), in the shell
      (`tasks`), in `-c`, in script files and on standard input. In the shell the beginning of a name is enough while it is clear.


      """
    for group in table.groups {
      text += "- \(group.title ?? "Others"): "
      text += group.commands.map { "[`\($0.name)`](#\($0.name))" }.joined(separator: ", ") + "\n"
    }
    for group in table.groups {
      text += "\n## \(group.title ?? "Others")\n"
      for command in group.commands { text += section(command, level: 3) }
    }
    return text
  }

  private func section(_ command: CommandEntry, level: Int) -> String {
    let name = command.path.joined(separator: " ")
    var text = "\n\(String(repeating: "#", count: level)) \(name)\n\n\(Self.escaped(command.abstract))\n"
    if command.isShellOnly { text += "\nOnly in the shell and in scripts.\n" }
    text += "\n```text\n\(UsageLine(command).text)\n```\n"
    if !command.discussion.isEmpty {
      text += "\n" + Self.escaped(command.discussion.split(separator: "\n").joined(separator: "  \n")) + "\n"
    }
    let rows =
      command.arguments.map { ("`<\($0.name)>`", $0.help) }
      + UsageLine.options(of: command).map { ("`\(UsageLine.names($0))`", Self.help($0)) }
    if !rows.isEmpty {
      text += "\n| | |\n|---|---|\n"
      for (name, help) in rows {
        text += "| \(name.replacing("|", with: "\\|")) | \(Self.cell(help)) |\n"
      }
    }
    if !command.aliases.isEmpty {
      text += "\nAlso: \(command.aliases.map { "`\($0)`" }.joined(separator: ", ")).\n"
    }
    if !command.examples.isEmpty {
      text += "\n```sh\n" + command.examples.map { "\(Self.prefix(of: command))\($0)\n" }.joined() + "```\n"
    }
    for subcommand in command.subcommands where !subcommand.isHidden {
      text += section(subcommand, level: level + 1)
    }
    return text
  }

  /// Commands of the shell are shown as they are typed there.
  private static func prefix(of command: CommandEntry) -> String { command.isShellOnly ? "" : "orchestra " }

  private static func help(_ option: OptionEntry) -> String {
    guard let value = option.defaultValue, !value.isEmpty else { return option.help }
    return option.help + " (default: \(value))"
  }

  private static func cell(_ text: String) -> String {
    escaped(text.split(separator: "\n").joined(separator: " ")).replacing("|", with: "\\|")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("<", with: "\\<")
  }
}

/// The line that shows how a command is called.
struct UsageLine {
  let text: String

  init(_ command: CommandEntry) {
    var parts = (command.isShellOnly ? [] : ["orchestra"]) + command.path
    let visible = command.subcommands.filter { !$0.isHidden }
    for option in UsageLine.options(of: command) { parts.append("[\(Self.names(option))]") }
    for argument in command.arguments {
      let name = "<\(argument.name)>" + (argument.isRepeating ? "..." : "")
      parts.append(argument.isOptional ? "[\(name)]" : name)
    }
    if !visible.isEmpty {
      parts.append(command.defaultSubcommand == nil ? "<subcommand>" : "[<subcommand>]")
    }
    text = Self.wrapped(parts)
  }

  /// The options worth naming: `--help` is everywhere.
  static func options(of command: CommandEntry) -> [OptionEntry] {
    command.options.filter { !$0.isHidden && !$0.names.contains("--help") }
  }

  /// Writes `-c, --command <text>`.
  static func names(_ option: OptionEntry) -> String {
    let names = option.names.sorted { $0.count < $1.count }.joined(separator: ", ")
    return option.valueName.map { "\(names) <\($0)>" } ?? names
  }

  /// Breaks the line between parts where it would pass 90 columns.
  private static func wrapped(_ parts: [String]) -> String {
    var lines: [String] = []
    var line = ""
    for part in parts {
      if !line.isEmpty, line.count + part.count + 1 > 90 {
        lines.append(line)
        line = "   "
      }
      line += (line.isEmpty ? "" : " ") + part
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
