import ArgumentParser
import Rendering

/// Shows who has the project's lock.
struct LockStatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show who holds the lock, since when, and who waits for it.",
    discussion: """
      Who holds it and who waits is what the system says, where it does (Linux); since when and what for is a note that the holder \
      leaves, and that another program does not. Nothing is changed, and nobody is kept waiting.
      Example: orchestra lock status
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  func run(in context: ProgramContext) throws {
    let standing = try project.project(in: context).lockStanding()
    output.show(LockStandingReport.report(of: standing, now: context.now), in: context)
  }
}
