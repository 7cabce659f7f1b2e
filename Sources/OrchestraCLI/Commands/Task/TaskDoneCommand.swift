import ArgumentParser
import ProgressModel

/// Marks tasks as done by hand.
struct TaskDoneCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Finish tasks.",
    discussion: "Example: orchestra task done t-3f2a9c t-81b04d")

  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The tasks.", valueName: "id"), completion: .liveTask)
  var ids: [String]

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task done", in: context) { _ in SetStatus(.completed, of: ids) }
  }
}
