import ArgumentParser
import ProgressModel

/// One task: looks at it, or changes it by hand.
struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Show one task, or change tasks by hand.",
    discussion: """
      A task is named by its id, by the beginning of it when only one begins so, or by the id its host gave it.
      Example: orchestra task t-3f2a9c
      """,
    subcommands: [
      TaskShowCommand.self, TaskAddCommand.self, TaskStartCommand.self, TaskStepCommand.self,
      TaskDoneCommand.self, TaskFailCommand.self, TaskCancelCommand.self, TaskSetCommand.self,
      TaskRemoveCommand.self,
    ],
    defaultSubcommand: TaskShowCommand.self)

  /// Finds a task by its id, the unambiguous beginning of it, or the id its host gave it.
  static func task(_ id: String, in state: ProgressState) throws(Failure) -> TrackedTask {
    do throws(HandEditError) { return try state.task(named: id) } catch { throw Failure(error) }
  }
}
