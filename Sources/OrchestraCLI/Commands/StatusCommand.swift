import ArgumentParser
import Rendering

/// Shows what is going on in a project.
struct StatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is going on: who works on what, and how far everything is.",
    discussion: "Example: orchestra status --compact")

  @OptionGroup var project: ProjectOptions

  @Flag(name: .shortAndLong, help: "Only the few lines that hooks show.")
  var compact = false

  @Flag(name: .long, help: "Only one line, for a status bar.")
  var line = false

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "status")
    let viewpoint = project.viewpoint
    let text =
      if line {
        StatusLine(state, from: viewpoint).text()
      } else if compact {
        CompactDisplay(state, from: viewpoint).text() ?? StatusLine(state, from: viewpoint).text()
      } else {
        DetailedDisplay(state, from: viewpoint).text()
      }
    context.output.answer(text.hasSuffix("\n") ? text : text + "\n")
  }
}
