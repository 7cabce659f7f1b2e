import ArgumentParser
import ProgressModel

/// Takes a task a step further by hand.
struct TaskStepCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Take a task to its next step, or to one you name.",
    discussion: """
      Its percentage follows from its steps. The last step does not finish it: 'orchestra task done' does.
      Example: orchestra task step t-3f2a9c 3/5
      """)

  @OptionGroup var change: ChangeOptions

  @Argument(help: "The task.", completion: .liveTask)
  var id: String

  @Argument(help: ArgumentHelp("The step to be at, as 3 or 3/5; without, the next.", valueName: "step"))
  var step: StepArgument?

  @Option(name: .customLong("of"), help: ArgumentHelp("How many steps there are.", valueName: "count"))
  var total: Int?

  func validate() throws {
    if let total, let other = step?.total, other != total {
      throw ValidationError("--of \(total) and \(other) steps contradict each other")
    }
  }

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task step", in: context) { _ in
      TakeStep(of: id, to: step?.step, total: total ?? step?.total)
    }
  }
}
