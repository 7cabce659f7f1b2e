import ArgumentParser
import DurableFiles
import Rendering

/// Writes files for others.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the state for other programs.",
    subcommands: [ExportStatusCommand.self])
}

/// Writes the text of the status file.
struct ExportStatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Write the text of progress-status.txt to standard output.",
    discussion: """
      Hooks keep .orchestra/cache/progress-status.txt up to date by themselves; this is for another language or place.
      Example: ORCHESTRA_LANGUAGE=ja orchestra export status
      """)

  @OptionGroup var project: ProjectOptions

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "export status")
    context.output.answer(StatusFile(state, language: project.language, roster: project.roster).text())
  }
}
