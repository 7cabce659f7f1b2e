import ArgumentParser
import JSONTree
import Rendering
import Shell

/// Shows and makes aliases.
struct AliasCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Show aliases, or make one for a command you type often.",
    discussion: """
      What follows the alias when it is used is added to the command. Made at the prompt it is kept for later sessions, in \
      ~/.config/orchestra/config.json; made in a script it lasts as long as the script.
      Example: alias running 'tasks --status in_progress'
      Example: alias
      """)

  @OptionGroup var output: FormatOptions

  @Argument(help: "The alias.", completion: .live(.alias))
  var name: String?

  @Argument(parsing: .captureForPassthrough, help: "The command it stands for.")
  var command: [String] = []

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "alias")
    guard let name else { return output.show(Self.report(of: session.aliases.texts), in: context) }
    if command.isEmpty {
      guard let text = session.aliases.texts[name] else { throw Self.unknown(name) }
      if output.isForPeople(in: context) {
        context.output.answer(text + "\n")
      } else {
        output.show(Self.report(of: [name: text]), in: context)
      }
      return
    }
    // One word is a whole command in quotes; several are the command itself.
    let text =
      command.count == 1 ? command[0] : command.map { ShellQuoting.quote($0) }.joined(separator: " ")
    var aliases = session.aliases
    do { try aliases.set(name, to: text) } catch {
      throw Failure(.usage, error.sentence, hint: error.hint)
    }
    if session.isInteractive { try UserSettings(context: context).setAlias(name, to: text) }
    session.aliases = aliases
    // What was made is no news, unless somebody asks for it.
    if output.format != nil { output.show(Self.report(of: [name: text]), in: context) }
  }

  static func unknown(_ name: String) -> Failure {
    Failure(.missingInput, "Cannot find the alias '\(name)'", hint: "'alias' lists them")
  }

  private static func report(of aliases: [String: String]) -> Report {
    Report(
      fields: ["alias", "command"],
      columns: [Report.Column("alias", "Alias", .key), Report.Column("command", "Command", .text)],
      rows: aliases.sorted { $0.key < $1.key }.map { name, text in
        Report.Row(
          payload: ["alias": .string(name), "command": .string(text)],
          cells: [Report.Cell(name), Report.Cell(text)])
      })
  }
}

/// Removes an alias.
struct UnaliasCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "unalias", abstract: "Remove an alias.", discussion: "Example: unalias running")

  @Argument(help: "The alias.", completion: .live(.alias))
  var name: String

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "unalias")
    var aliases = session.aliases
    guard aliases.remove(name) else { throw AliasCommand.unknown(name) }
    if session.isInteractive { try UserSettings(context: context).setAlias(name, to: nil) }
    session.aliases = aliases
  }
}
