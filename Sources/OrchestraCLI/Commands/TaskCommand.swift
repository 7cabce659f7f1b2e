import ArgumentParser
import ProgressModel
import Rendering

/// Shows one task whole.
struct TaskCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Show one task with all that is known of it.",
    discussion: "Example: orchestra task t-3f2a9c")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The task's id, or the beginning of it when only one begins so.")
  var id: String

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "task")
    let task = try Self.task(id, in: state)
    output.show(TaskDetailReport.report(of: task, in: state, from: project.viewpoint), in: context)
  }

  /// Finds a task by its id or the unambiguous beginning of it.
  static func task(_ id: String, in state: ProgressState) throws(Failure) -> TrackedTask {
    if let task = state.tasks.task(id) { return task }
    let candidates = state.tasks.tasks.filter { $0.id.hasPrefix(id) || $0.id.hasPrefix("t-" + id) }
    if let only = candidates.first, candidates.count == 1 { return only }
    if candidates.isEmpty {
      throw Failure(.missingInput, "Cannot find the task '\(id)'", hint: "'orchestra tasks --all' lists them")
    }
    throw Failure(
      .usage,
      "Cannot tell which task '\(id)' means: \(candidates.prefix(5).map(\.id).joined(separator: ", "))",
      hint: "Give more of the id")
  }
}
