import ArgumentParser
import ProgressModel

/// Cancels tasks by hand.
struct TaskCancelCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel tasks: nobody expects them to be done any more.",
    discussion: "Example: orchestra task cancel t-3f2a9c")

  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The tasks.", valueName: "id"), completion: .liveTask)
  var ids: [String]

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task cancel", in: context) { _ in SetStatus(.cancelled, of: ids) }
  }
}
