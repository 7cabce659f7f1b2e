import ArgumentParser

/// The agent tool starts a subagent, or its work is done.
struct SimulateAgentCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "agent", abstract: "The agent tool starts a subagent, or a subagent has done its work.",
    discussion: """
      Everything a host sends on the way: the call, the start, the answer, the stop, and the note about one in the background.
      Example: orchestra simulate agent launch --type mina --purpose 'Build the search box' --background
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument { case launch, finish }

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(name: .long, help: ArgumentHelp("Its type, or its id.", valueName: "name"), completion: .liveAgent)
  var type = "general-purpose"

  @Option(name: .long, help: ArgumentHelp("What it is to do.", valueName: "text"))
  var purpose = "Look into it"

  @Flag(name: .long, help: "Its caller does not wait for it.")
  var background = false

  @Option(name: .long, help: ArgumentHelp("For 'finish': what it answers.", valueName: "text"))
  var message = "Done."

  @Argument(help: "launch or finish.", completion: .list(Step.allValueStrings))
  var step: Step

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    switch step {
    case .launch: stage.launchAgent(type, session, of: host, purpose: purpose, inBackground: background)
    case .finish: stage.finishAgent(type, session, of: host, message: message)
    }
  }
}
