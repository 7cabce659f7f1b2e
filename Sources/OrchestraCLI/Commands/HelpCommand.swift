import ArgumentParser
import Rendering
import Shell

/// Explains commands.
struct HelpCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "List the commands by what they are for, or explain one.",
    discussion: """
      \(HelpTopic.all.map { "help \($0.name): \($0.abstract)." }.joined(separator: "\n"))
      Example: orchestra help tasks
      Example: orchestra help syntax
      """)

  @Argument(help: "A command with its subcommand, or a topic.", completion: .live(.command))
  var subject: [String] = []

  func run(in context: ProgramContext) throws {
    guard let first = subject.first else {
      context.output.answer(HelpOverview(context: context).text())
      return
    }
    if let topic = HelpTopic.all.first(where: { $0.name == first }), subject.count == 1 {
      context.output.answer(topic.text)
      return
    }
    // An alias is explained by what it stands for.
    if let alias = context.session?.aliases.texts[first] {
      context.output.answer("'\(first)' is an alias of: \(VisibleText.of(alias))\n")
      return
    }
    let names = try CommandNames.resolved(subject)
    guard let command = CommandNames.command(at: names) else {
      throw Failure(.usage, "Unknown command '\(subject.joined(separator: " "))'", hint: "'help' lists them")
    }
    context.output.answer(OrchestraCommand.helpMessage(for: command, columns: context.width) + "\n")
  }
}

/// The list of commands, grouped by what people want to do.
private struct HelpOverview {
  let context: ProgramContext

  func text() -> String {
    let groups = OrchestraCommand.configuration.groupedSubcommands
    let width = groups.flatMap(\.subcommands).map { $0.commandNameText.count }.max() ?? 0
    var text = ""
    for group in groups {
      text += style.painted(group.name, .heading) + "\n"
      for command in group.subcommands where command.configuration.shouldDisplay {
        let name = command.commandNameText
        let line =
          "  " + name + String(repeating: " ", count: width - name.count) + "  "
          + command.configuration.abstract
        text += line.truncated(to: context.terminalWidth == nil ? 200 : context.width) + "\n"
      }
      text += "\n"
    }
    text += "'help COMMAND' explains one. More: "
    text += HelpTopic.all.map { "'help \($0.name)'" }.joined(separator: ", ") + ".\n"
    return text
  }

  private var style: TextStyle { (context.session?.options.color ?? .auto).style(context) }
}

extension ParsableCommand {
  static var commandNameText: String { configuration.commandName ?? String(describing: self) }
}
