import ArgumentParser
import ProgressModel

/// Removes tasks by hand.
struct TaskRemoveCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove tasks, as if they had never been.",
    discussion: """
      Work that is given up is better cancelled: a task that its host still lists comes back with the next list.
      Example: orchestra task remove t-3f2a9c --recursive
      """)

  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The tasks.", valueName: "id"), completion: .liveTask)
  var ids: [String]

  @Flag(name: .shortAndLong, help: "Their parts too, and the parts of those.")
  var recursive = false

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task remove", in: context) { _ in
      RemoveTasks(ids, isRecursive: recursive)
    }
  }
}
