import ArgumentParser

/// An agent uses a tool.
struct SimulateToolCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "tool", abstract: "An agent has used a tool, well or in vain.",
    discussion: """
      Example: orchestra simulate tool Bash --input command='swift test' --error 'Exit code 1'
      """)

  @OptionGroup var event: EventOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    name: .long,
    help: ArgumentHelp("An argument of the call; may be given several times.", valueName: "key=value"))
  var input: [FieldText] = []

  @Option(name: .long, help: ArgumentHelp("It failed with these words.", valueName: "text"))
  var error: String?

  @Argument(help: ArgumentHelp("The tool, such as Bash, Edit, mcp__tracker__list.", valueName: "tool"))
  var tool: String

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.tool(
      tool, session, of: host, inside: actor.agent, FieldText.object(of: input), error: error)
  }
}
