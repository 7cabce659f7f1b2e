import ArgumentParser
import Shell

/// The names of commands as people write them: whole, by an alias, or by a beginning that is clear.
enum CommandNames {
  /// Puts whole names in the place of beginnings and aliases.
  ///
  /// - Throws: `Failure` of usage for a word that means no command or several.
  static func resolved(_ words: [String]) throws(Failure) -> [String] {
    guard let first = words.first, !first.isEmpty, !first.hasPrefix("-") else { return words }
    // The table is read only where it has something to add.
    if let command = command(at: [first]), command.configuration.subcommands.isEmpty { return words }
    var words = words
    var commands = CommandTable.own.commands
    var index = 0
    var hasDefault = false
    while index < words.count, !commands.isEmpty, !words[index].hasPrefix("-") {
      let lookup = CommandLookup.find(words[index], among: commands)
      if case .found(let entry) = lookup {
        words[index] = entry.name
        commands = entry.subcommands
        hasDefault = entry.defaultSubcommand != nil
        index += 1
      } else if case .unknown = lookup, hasDefault, words.dropFirst(index + 1).first?.hasPrefix("-") != false
      {
        // Not a subcommand but what the default one is about; with a word behind it, it was meant to be one.
        break
      } else {
        throw Failure(
          .usage, lookup.sentence(for: words[index]) ?? "Unknown command", hint: lookup.hint, word: index)
      }
    }
    return words
  }

  /// Returns the command type that whole names lead to, or nil.
  static func command(at names: [String]) -> (any ParsableCommand.Type)? {
    var command: any ParsableCommand.Type = OrchestraCommand.self
    for name in names {
      let next = command.configuration.subcommands.first {
        $0.commandNameText == name || $0.configuration.aliases.contains(name)
      }
      guard let next else { return nil }
      command = next
    }
    return command
  }
}
