/// All commands: what help, completion and the look-up of commands are made from.
package struct CommandTable: Equatable, Sendable {
  package var commands: [CommandEntry]
  /// The program's own options, in front of any command.
  package var options: [OptionEntry]

  package init(commands: [CommandEntry], options: [OptionEntry] = []) {
    self.commands = commands
    self.options = options
  }

  /// Returns the command that is called by exactly these words.
  package func command(at path: [String]) -> CommandEntry? {
    guard let first = path.first else { return nil }
    var found = commands.first { $0.name == first }
    for name in path.dropFirst() { found = found?.subcommands.first { $0.name == name } }
    return found
  }

  /// The commands that are not hidden, under their headings, in the table's order; those without one come last.
  package var groups: [(title: String?, commands: [CommandEntry])] {
    var groups: [(title: String?, commands: [CommandEntry])] = []
    for command in commands where !command.isHidden {
      if let index = groups.firstIndex(where: { $0.title == command.group }) {
        groups[index].commands.append(command)
      } else {
        groups.append((command.group, [command]))
      }
    }
    return groups.filter { $0.title != nil } + groups.filter { $0.title == nil }
  }
}
