import ArgumentParser

/// The main agent's turn ends.
struct SimulateStopCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "The main agent ends its turn, or the service fails it.",
    discussion: """
      Example: orchestra simulate stop --message 'Search works'
      Example: orchestra simulate stop --error rate_limit
      """)

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(name: .long, help: ArgumentHelp("What it says last.", valueName: "text"))
  var message = "Done."

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The error of the service: rate_limit, overloaded, server_error, max_output_tokens …",
      valueName: "error"))
  var error: String?

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.stop(session, of: host, message: message, error: error)
  }
}
