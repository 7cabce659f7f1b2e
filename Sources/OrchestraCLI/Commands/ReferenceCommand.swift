import ArgumentParser
import Shell

/// Writes the command reference or the manual page: for the build, not for people.
struct ReferenceCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Write the command reference in Markdown, or the manual page.",
    shouldDisplay: false)

  @Flag(name: .long, help: "The manual page.")
  var man = false

  func run(in context: ProgramContext) throws {
    let table = CommandTable.own
    context.output.answer(man ? ManualPage(table: table).text() : CommandReference(table: table).text())
  }
}
