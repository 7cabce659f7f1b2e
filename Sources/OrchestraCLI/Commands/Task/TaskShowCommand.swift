import ArgumentParser
import ProgressModel
import Rendering

/// Shows one task whole.
struct TaskShowCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one task with all that is known of it.",
    discussion: "Example: orchestra task t-3f2a9c")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    help: "The task's id, or the beginning of it when only one begins so.", completion: .liveTask)
  var id: String

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "task")
    let task = try TaskCommand.task(id, in: state)
    output.show(TaskDetailReport.report(of: task, in: state, from: project.viewpoint), in: context)
  }
}
