import ArgumentParser

/// A teammate rests.
struct SimulateTeammateCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "teammate", abstract: "A teammate has nothing left to do for now.",
    discussion: """
      Its work is simulated with 'simulate task … --teammate NAME'.
      Example: orchestra simulate teammate idle --name Leo
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument { case idle }

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(name: .long, help: ArgumentHelp("The teammate.", valueName: "name"), completion: .liveAgent)
  var name: String

  @Argument(help: "idle.", completion: .list(Step.allValueStrings))
  var step: Step

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.idleTeammate(name, session, of: host)
  }
}
