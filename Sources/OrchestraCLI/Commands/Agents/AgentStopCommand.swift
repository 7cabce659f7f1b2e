import ArgumentParser
import ProgressModel

/// Says that an agent has stopped.
struct AgentStopCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Say that an agent has stopped.",
    discussion: """
      An agent that is known only by its tasks in progress stops when they wait again, which this does.
      Example: orchestra agent stop Kai --outcome failed
      """)

  @OptionGroup var change: ChangeOptions

  @Argument(
    help: ArgumentHelp("Its name, its id, or the beginning of its id.", valueName: "agent"),
    completion: .liveAgent)
  var agent: String

  @Option(name: .long, help: ArgumentHelp("How it ended (default: finished).", valueName: "outcome"))
  var outcome: String?

  func run(in context: ProgramContext) throws {
    try change.make(.agents, for: "agent stop", in: context) { _ in StopAgent(agent, outcome: outcome) }
  }
}
