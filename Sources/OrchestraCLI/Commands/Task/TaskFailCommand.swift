import ArgumentParser
import ProgressModel

/// Marks tasks as failed by hand.
struct TaskFailCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "fail", abstract: "Give tasks up as failed.",
    discussion: "Example: orchestra task fail t-3f2a9c")

  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The tasks.", valueName: "id"), completion: .liveTask)
  var ids: [String]

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task fail", in: context) { _ in SetStatus(.failed, of: ids) }
  }
}
