import ArgumentParser

/// A subagent's own start and stop.
struct SimulateSubagentCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "subagent",
    abstract: "A subagent starts or stops: its own events, without the call that made it.",
    discussion: """
      A stop without a start, as hosts send it for agents of their own, works too.
      Example: orchestra simulate subagent start --type reviewer
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument { case start, stop }

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    name: .long, help: ArgumentHelp("Its type; for 'stop' also its id.", valueName: "name"),
    completion: .liveAgent)
  var type = "general-purpose"

  @Option(
    name: .long,
    help: ArgumentHelp("For 'start': its id; that of one that stopped starts it again.", valueName: "id"))
  var id: String?

  @Option(name: .long, help: ArgumentHelp("For 'stop': what it says last.", valueName: "text"))
  var message = "Done."

  @Argument(help: "start or stop.", completion: .list(Step.allValueStrings))
  var step: Step

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    switch step {
    case .start: stage.startSubagent(type, id: id, session, of: host)
    case .stop: stage.stopSubagent(type, session, of: host, message: message)
    }
  }
}
