import ArgumentParser
import Rendering

/// Lists sessions.
struct SessionsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List the sessions of the project, those that ended lately too.",
    discussion: "Example: orchestra sessions --format jsonl")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "sessions")
    output.show(SessionReport.report(of: state, from: project.viewpoint), in: context)
  }
}
