import ArgumentParser
import ProgressModel

/// Begins tasks by hand.
struct TaskStartCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begin tasks; one that was finished is reopened.",
    discussion: "Example: orchestra task start t-3f2a9c --agent Kai")

  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The tasks.", valueName: "id"), completion: .liveTask)
  var ids: [String]

  @Option(
    name: .long, help: ArgumentHelp("Who does them from now on.", valueName: "name"), completion: .liveAgent)
  var agent: String?

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task start", in: context) { project in
      SetStatus(.inProgress, of: ids, agent: project.spelled(agent))
    }
  }
}
